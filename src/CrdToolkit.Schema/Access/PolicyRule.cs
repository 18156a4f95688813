using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Access;

/// <summary>A rule of a role (<c>PolicyRule</c> of rbac.authorization.k8s.io/v1), with the role that it belongs to.</summary>
public sealed record PolicyRule
{
    /// <summary>What may be done, such as <c>get</c>; <c>*</c> is everything.</summary>
    public EquatableArray<string> Verbs { get; init; }

    /// <summary>The API groups; the core group is the empty text, for which <c>core</c> can be said.</summary>
    public EquatableArray<string> ApiGroups { get; init; }

    /// <summary>The plural names of resources, a subresource behind a slash.</summary>
    public EquatableArray<string> Resources { get; init; }

    /// <summary>The names of the only objects that the rule is about; none for all.</summary>
    public EquatableArray<string> ResourceNames { get; init; }

    /// <summary>The paths outside of the resources, such as <c>/metrics</c>.</summary>
    public EquatableArray<string> NonResourceUrls { get; init; }

    /// <summary>
    /// The namespace of the Role that the rule belongs to; null for a ClusterRole, empty for a Role that names no namespace, so that it is
    /// created in the one that it is applied to.
    /// </summary>
    public string? Namespace { get; init; }

    /// <summary>The name of that role; null for the one that the operator's own rules are in.</summary>
    public string? RoleName { get; init; }

    /// <summary>The rule as it stands in a role: what is empty is left out.</summary>
    public JsonObject ToJson() => new JsonObjectBuilder
    {
        { "apiGroups", Texts(ApiGroups) },
        { "nonResourceURLs", Texts(NonResourceUrls) },
        { "resourceNames", Texts(ResourceNames) },
        { "resources", Texts(Resources) },
        { "verbs", Texts(Verbs) },
    }.ToObject();

    private static JsonArray? Texts(EquatableArray<string> texts) => texts.IsEmpty ? null : JsonArray.Of(texts);
}
