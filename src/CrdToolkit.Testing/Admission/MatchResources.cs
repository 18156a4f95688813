using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Selectors;

namespace CrdToolkit.Testing.Admission;

/// <summary>Which requests a webhook, a policy or a binding is about (MatchResources of admissionregistration).</summary>
/// <param name="json">Where it says so.</param>
/// <param name="rules">The member that has its rules.</param>
internal sealed class MatchResources(JsonObject json, string rules)
{
    private const string PolicyRules = "resourceRules";

    private readonly bool isExact = json.Text("matchPolicy") == "Exact";
    private readonly ResourceRule[] included = [.. json.Objects(rules).Select(rule => new ResourceRule(rule))];
    private readonly ResourceRule[] excluded = [.. json.Objects("excludeResourceRules").Select(rule => new ResourceRule(rule))];

    /// <summary>Reads what a policy or a binding says.</summary>
    public MatchResources(JsonObject json)
        : this(json, PolicyRules)
    {
    }

    /// <summary>The namespaces.</summary>
    public LabelSelector NamespaceSelector { get; } = LabelSelector.FromObject(json.Child("namespaceSelector"));

    /// <summary>The objects.</summary>
    public LabelSelector ObjectSelector { get; } = LabelSelector.FromObject(json.Child("objectSelector"));

    /// <summary>The version of its resource in which the rules know a request; null when they do not.</summary>
    /// <param name="attributes">The write.</param>
    /// <param name="versions">All other versions of the resource.</param>
    public ApiResource? Match(AdmissionAttributes attributes, IEnumerable<ApiResource> versions) =>
        Match(excluded, attributes, versions) is not null ? null
        // Webhooks without rules are about nothing, policies about everything.
        : included.Length == 0 && rules == PolicyRules ? attributes.Request.Resource
        : Match(included, attributes, versions);

    private ApiResource? Match(ResourceRule[] these, AdmissionAttributes attributes, IEnumerable<ApiResource> versions)
    {
        var resource = attributes.Request.Resource;
        return these.Any(rule => rule.Matches(attributes, resource)) ? resource
            : isExact || these.Length == 0 ? null
            : versions.FirstOrDefault(version => these.Any(rule => rule.Matches(attributes, version)));
    }
}
