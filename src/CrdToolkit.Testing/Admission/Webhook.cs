using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Selectors;

namespace CrdToolkit.Testing.Admission;

/// <summary>One webhook of a configuration.</summary>
/// <param name="json">As it is written there.</param>
internal sealed class Webhook(JsonObject json)
{
    /// <summary>The name.</summary>
    public string Name { get; } = json.Text("name");

    /// <summary>Where it is and whom it trusts.</summary>
    public JsonObject Client { get; } = json.Child("clientConfig");

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(json.Number("timeoutSeconds") ?? 10);

    /// <summary>Whether a failure lets the request pass.</summary>
    public bool IgnoresFailures { get; } = json.Text("failurePolicy") == "Ignore";

    /// <summary>Whether it is called again when other webhooks have changed the object.</summary>
    public bool IsReinvoked { get; } = json.Text("reinvocationPolicy") == "IfNeeded";

    /// <summary>Whether it may be asked about a dry run.</summary>
    public bool TakesDryRuns { get; } = json.Text("sideEffects") is "None" or "NoneOnDryRun";

    /// <summary>The conditions in CEL that a request has to meet, by name.</summary>
    public IReadOnlyList<(string Name, MatchCondition Condition)> Conditions => field ??=
        [.. json.Objects("matchConditions").Select(condition => (condition.Text("name"), new MatchCondition(condition.Text("expression"))))];

    /// <summary>Which namespaces it wants to know of.</summary>
    public LabelSelector NamespaceSelector { get; } = LabelSelector.FromObject(json.Child("namespaceSelector"));

    /// <summary>Which objects it wants to know of.</summary>
    public LabelSelector ObjectSelector { get; } = LabelSelector.FromObject(json.Child("objectSelector"));

    /// <summary>The version that it is asked in about a resource; null when no rule is about it.</summary>
    /// <param name="attributes">The write.</param>
    /// <param name="versions">All versions of the resource.</param>
    public ApiResource? Match(AdmissionAttributes attributes, IEnumerable<ApiResource> versions)
    {
        var resource = attributes.Request.Resource;
        if (Matches(attributes, resource))
        {
            return resource;
        }

        return json.Text("matchPolicy") == "Exact" ? null : versions.FirstOrDefault(version => Matches(attributes, version));
    }

    private bool Matches(AdmissionAttributes attributes, ApiResource resource) => json.Objects("rules").Any(rule =>
        Has(rule, "operations", attributes.Operation)
        && Has(rule, "apiGroups", resource.Group)
        && Has(rule, "apiVersions", resource.Version)
        && (rule.Text("scope") is "" or "*" || rule.Text("scope") == (resource.Namespaced ? "Namespaced" : "Cluster"))
        && rule.Texts("resources").Any(pattern => FitsResource(pattern, resource.Plural, attributes.Request.Subresource)));

    private static bool FitsResource(string pattern, string resource, string subresource)
    {
        var parts = pattern.Split('/', 2);
        return (parts[0] == "*" || parts[0] == resource)
            && (parts.Length == 1 ? subresource.Length == 0 : parts[1] == "*" || parts[1] == subresource);
    }

    private static bool Has(JsonObject rule, string member, string value) => rule.Texts(member).Any(text => text == "*" || text == value);
}
