using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Discovery;

/// <summary>Discovery in two documents (apidiscovery.k8s.io/v2 APIGroupDiscoveryList), which kubectl asks for first.</summary>
internal static class AggregatedDiscovery
{
    /// <summary>The media type of the answer, from which clients see that they got what they asked for.</summary>
    public const string MediaType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    /// <summary>The document of the core group, or of all the others.</summary>
    public static JsonObject Document(IReadOnlyList<ApiResource> resources, bool isCore) => JsonValues.Object(
        ("kind", "APIGroupDiscoveryList"),
        ("apiVersion", "apidiscovery.k8s.io/v2"),
        ("metadata", JsonObject.Empty),
        ("items", JsonValues.Array(resources
            .Where(resource => resource.Group.Length == 0 == isCore)
            .GroupBy(resource => resource.Group)
            .Select(group => JsonValues.Object(
                ("metadata", JsonValues.Object(("name", JsonValues.TextOrNothing(group.Key)))),
                ("versions", JsonValues.Array(group
                    .GroupBy(resource => resource.Version)
                    .OrderBy(version => version.Key, VersionPriority.Comparer)
                    .Select(version => JsonValues.Object(
                        ("version", version.Key),
                        ("resources", JsonValues.Array(version.Select(Resource))),
                        ("freshness", "Current"))))))))));

    private static JsonObject Resource(ApiResource resource)
    {
        var subresources = Subresource.Of(resource)
            .Select(subresource => JsonValues.Object(
                ("subresource", subresource.Name),
                ("responseKind", Kind(
                    subresource.Version.Length == 0 && resource.IsCustom ? resource.Group : subresource.Group,
                    subresource.Version.Length == 0 && resource.IsCustom ? resource.Version : subresource.Version,
                    subresource.Kind)),
                ("verbs", JsonValues.Strings(subresource.Verbs))))
            .ToList();
        return JsonValues.Object(
            ("resource", resource.Plural),
            ("responseKind", Kind(resource.Group, resource.Version, resource.Kind)),
            ("scope", resource.Namespaced ? "Namespaced" : "Cluster"),
            ("singularResource", resource.Singular),
            ("verbs", JsonValues.Strings(resource.Verbs)),
            ("shortNames", resource.ShortNames.Count == 0 ? null : JsonValues.Strings(resource.ShortNames)),
            ("categories", resource.Categories.Count == 0 ? null : JsonValues.Strings(resource.Categories)),
            ("subresources", subresources.Count == 0 ? null : JsonValues.Array(subresources)));
    }

    private static JsonObject Kind(string group, string version, string kind) =>
        JsonValues.Object(("group", group), ("version", version), ("kind", kind));
}
