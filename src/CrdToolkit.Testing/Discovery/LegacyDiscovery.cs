using System.Security.Cryptography;
using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Discovery;

/// <summary>Discovery group by group and version by version (metav1.APIGroup, APIResourceList).</summary>
internal static class LegacyDiscovery
{
    /// <summary>The document of a group.</summary>
    public static JsonObject Group(IGrouping<string, ApiResource> group, bool isDocument)
    {
        var versions = group.Select(resource => resource.Version).Distinct().Order(VersionPriority.Comparer)
            .Select(version => JsonValues.Object(("groupVersion", $"{group.Key}/{version}"), ("version", version)))
            .ToList();
        return JsonValues.Object(
            ("kind", isDocument ? new JsonString("APIGroup") : null),
            ("apiVersion", isDocument ? new JsonString("v1") : null),
            ("name", group.Key),
            ("versions", JsonValues.Array(versions)),
            ("preferredVersion", versions[0]));
    }

    /// <summary>The document of a version; null when nothing is served in it.</summary>
    public static JsonObject? Resources(IReadOnlyList<ApiResource> all, string group, string version)
    {
        var resources = all.Where(resource => resource.Group == group && resource.Version == version).ToList();
        return resources.Count == 0
            ? null
            : JsonValues.Object(
                ("kind", "APIResourceList"),
                ("apiVersion", group.Length == 0 ? null : new JsonString("v1")),
                ("groupVersion", resources[0].ApiVersion),
                ("resources", JsonValues.Array(resources.SelectMany(Entries))));
    }

    private static IEnumerable<JsonObject> Entries(ApiResource resource)
    {
        yield return JsonValues.Object(
            ("name", resource.Plural),
            ("singularName", resource.Singular),
            ("namespaced", resource.Namespaced),
            ("kind", resource.Kind),
            ("verbs", JsonValues.Strings(resource.Verbs)),
            ("shortNames", resource.ShortNames.Count == 0 ? null : JsonValues.Strings(resource.ShortNames)),
            ("categories", resource.Categories.Count == 0 ? null : JsonValues.Strings(resource.Categories)),
            ("storageVersionHash", StorageVersionHash(resource)));
        foreach (var subresource in Subresource.Of(resource))
        {
            yield return JsonValues.Object(
                ("name", $"{resource.Plural}/{subresource.Name}"),
                ("singularName", ""),
                ("namespaced", resource.Namespaced),
                ("group", JsonValues.TextOrNothing(subresource.Group)),
                ("version", JsonValues.TextOrNothing(subresource.Version)),
                ("kind", subresource.Kind),
                ("verbs", JsonValues.Strings(subresource.Verbs)));
        }
    }

    // Opaque to clients; equal as long as the storage version is.
    private static string StorageVersionHash(ApiResource resource) => Convert.ToBase64String(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{resource.Group}/{resource.Version}/{resource.Kind}"))[..8]);
}
