using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Access;

/// <summary>Makes the roles of rules: a ClusterRole or Role for each namespace and name, in that order, each with as few rules as possible.</summary>
public static class RoleManifests
{
    /// <summary>The documents, as they are applied to a cluster.</summary>
    /// <param name="rules">The rules, in any order.</param>
    /// <param name="defaultName">The name of the role of rules that name none.</param>
    public static IReadOnlyList<JsonObject> Of(IEnumerable<PolicyRule> rules, string defaultName) =>
    [
        .. rules
            .GroupBy(rule => (rule.Namespace, Name: rule.RoleName ?? defaultName))
            .OrderBy(role => role.Key.Namespace, StringComparer.Ordinal)
            .ThenBy(role => role.Key.Name, StringComparer.Ordinal)
            .Select(role => Document(role.Key.Namespace, role.Key.Name, role.Select(rule => rule with { RoleName = null }))),
    ];

    private static JsonObject Document(string? @namespace, string name, IEnumerable<PolicyRule> rules) => new JsonObjectBuilder
    {
        ["apiVersion"] = new JsonString("rbac.authorization.k8s.io/v1"),
        ["kind"] = new JsonString(@namespace is null ? "ClusterRole" : "Role"),
        ["metadata"] = new JsonObjectBuilder
        {
            { "name", new JsonString(name) },
            { "namespace", string.IsNullOrEmpty(@namespace) ? null : new JsonString(@namespace!) },
        }.ToObject(),
        ["rules"] = JsonArray.Of(PolicyRuleMerge.Merge(rules).Select(rule => (JsonValue)rule.ToJson())),
    }.ToObject();
}
