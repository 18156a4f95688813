using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Access;

/// <summary>What the rules of roles mean (RuleAllows of the RBAC authorizer).</summary>
internal static class PolicyRules
{
    /// <summary>Whether a rule allows a request.</summary>
    public static bool Allows(JsonObject rule, RequestInfo request)
    {
        if (!Has(rule, "verbs", request.Verb))
        {
            return false;
        }

        if (!request.IsResourceRequest)
        {
            return rule.Texts("nonResourceURLs").Any(pattern => FitsPath(pattern, request.Path));
        }

        return Has(rule, "apiGroups", request.Group)
            && rule.Texts("resources").Any(resource => FitsResource(resource, request.Resource, request.Subresource))
            && (!rule.Items("resourceNames").Any() || rule.Texts("resourceNames").Contains(request.Name));
    }

    /// <summary>What a rule allows, as a request: the one that asks for this and no more.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="group">The API group.</param>
    /// <param name="resource">The resource with its subresource.</param>
    /// <param name="name">The name; empty for all.</param>
    /// <param name="path">The path; empty where the request is for a resource.</param>
    public static RequestInfo Asked(string verb, string group, string resource, string name, string path)
    {
        var parts = resource.Split('/', 2);
        return new RequestInfo
        {
            Method = "",
            Path = path,
            Verb = verb,
            IsResourceRequest = path.Length == 0,
            Group = group,
            Resource = parts[0],
            Subresource = parts.ElementAtOrDefault(1) ?? "",
            Name = name,
        };
    }

    /// <summary>Whether a name in a rule means a resource: <c>*</c>, <c>pods</c>, <c>pods/log</c> or <c>*/scale</c>.</summary>
    public static bool FitsResource(string pattern, string resource, string subresource)
    {
        var combined = subresource.Length > 0 ? $"{resource}/{subresource}" : resource;
        return pattern == "*" || pattern == combined || (subresource.Length > 0 && pattern == $"*/{subresource}");
    }

    /// <summary>Whether a pattern in a rule means a path: <c>*</c>, <c>/version</c> or <c>/openapi/*</c>.</summary>
    public static bool FitsPath(string pattern, string path) =>
        pattern == "*"
        || pattern == path
        || (pattern.EndsWith('*') && path.StartsWith(pattern.TrimEnd('*'), StringComparison.Ordinal));

    /// <summary>A rule for resources.</summary>
    public static JsonObject Rule(IEnumerable<string> groups, IEnumerable<string> resources, IEnumerable<string> verbs) => JsonValues.Object(
        ("apiGroups", JsonValues.Strings(groups)), ("resources", JsonValues.Strings(resources)), ("verbs", JsonValues.Strings(verbs)));

    private static bool Has(JsonObject rule, string member, string value) => rule.Texts(member).Any(text => text == "*" || text == value);
}
