using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Diagnostics;

/// <summary>The rules about what an operator's role allows.</summary>
internal static class AccessRules
{
    public static readonly DiagnosticDescriptor UnknownVerb = Rules.Warning(
        121,
        "A verb of a rule is one that Kubernetes knows",
        "'{0}' is no verb of Kubernetes' authorization, so no request is ever allowed by it; {1}");

    public static readonly DiagnosticDescriptor IncompleteRule = Rules.Error(
        122,
        "A rule has verbs, and resources of groups, or URLs",
        "The rule has no {0}, and the API server refuses the role: {1}; {2}");

    public static readonly DiagnosticDescriptor NotAPluralName = Rules.Warning(
        123,
        "A resource of a rule is a plural name in lower case",
        "'{0}' is no name of a resource, and a rule with it allows nothing: write the plural in lower case as in paths, '{1}', or use [Rbac<T>] with its type");

    public static readonly DiagnosticDescriptor UrlsWithOthers = Rules.Error(
        124,
        "URLs stand in a rule of their own of a ClusterRole",
        "The rule has URLs and {0}, and the API server refuses the role: {1}; {2}");

    public static readonly DiagnosticDescriptor GroupWithVersion = Rules.Warning(
        125,
        "A group of a rule has no version",
        "'{0}' is no API group, and a rule with it allows nothing: a rule is about all versions of a group, so write '{1}'");

    /// <summary>All rules of this table, by identifier.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [UnknownVerb, IncompleteRule, NotAPluralName, UrlsWithOthers, GroupWithVersion];
}
