using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Diagnostics;

/// <summary>The rules about webhooks that the API server asks before it stores objects.</summary>
internal static class AdmissionRules
{
    public static readonly DiagnosticDescriptor WebhookAddress = Rules.Error(
        127,
        "A webhook is reached by a path at a service, or by a URL",
        "The webhook '{0}' {1}");

    public static readonly DiagnosticDescriptor WebhookRefused = Rules.Error(
        128,
        "A webhook is one that the API server takes",
        "The {0} of the webhook '{1}' {2}");

    public static readonly DiagnosticDescriptor WebhookNameTaken = Rules.Error(
        129,
        "Webhooks of one configuration have different names",
        "The webhook '{0}' is in the {1} '{2}' twice; the API server says: Duplicate value. Give one of them another name",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>All rules of this table, by identifier.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [WebhookAddress, WebhookRefused, WebhookNameTaken];
}
