using System.Reflection;
using CrdToolkit.Schema.Access;
using CrdToolkit.Schema.Admission;

namespace CrdToolkit.Parity;

/// <summary>The roles and webhook configurations that the build makes of the types of this assembly.</summary>
public static class OperatorManifests
{
    private static readonly Assembly Own = typeof(OperatorManifests).Assembly;

    /// <summary>The JSON of each role.</summary>
    public static IReadOnlyList<string> Roles { get; } =
        [.. RoleManifests.Of(PolicyRuleList.Read(Own.GetCustomAttribute<PolicyRulesAttribute>()!.Json), "manager-role").Select(role => role.ToString())];

    /// <summary>The JSON of each configuration.</summary>
    public static IReadOnlyList<string> Webhooks { get; } =
        [.. WebhookManifests.Of(AdmissionWebhookList.Read(Own.GetCustomAttribute<AdmissionWebhooksAttribute>()!.Json)).Select(configuration => configuration.ToString())];
}
