using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Discovery;

/// <summary>A subresource as discovery tells it.</summary>
/// <param name="Name">Its name in paths.</param>
/// <param name="Group">The group of what it shows; empty for that of the resource.</param>
/// <param name="Version">The version of what it shows; empty for that of the resource.</param>
/// <param name="Kind">The kind of what it shows.</param>
/// <param name="Verbs">The verbs.</param>
internal sealed record Subresource(string Name, string Group, string Version, string Kind, IReadOnlyList<string> Verbs)
{
    /// <summary>The subresources that are only ever created.</summary>
    public static IReadOnlyList<(string Resource, string Name, string Group, string Version, string Kind)> Creations { get; } =
    [
        ("pods", "binding", "", "", "Binding"),
        ("pods", "eviction", "policy", "v1", "Eviction"),
        ("serviceaccounts", "token", "authentication.k8s.io", "v1", "TokenRequest"),
    ];

    /// <summary>The resource whose objects are approved.</summary>
    public static GroupResource SigningRequests { get; } = new("certificates.k8s.io", "certificatesigningrequests");

    private static readonly string[] ReadAndWrite = ["get", "patch", "update"];

    /// <summary>The subresources of a resource.</summary>
    public static IEnumerable<Subresource> Of(ApiResource resource) =>
        resource.IsCustom ? All(resource) : All(resource).OrderBy(subresource => subresource.Name, StringComparer.Ordinal);

    private static IEnumerable<Subresource> All(ApiResource resource)
    {
        if (resource.GroupResource == new GroupResource("", "namespaces"))
        {
            yield return new Subresource("finalize", "", "", resource.Kind, ["update"]);
        }

        foreach (var creation in Creations.Where(creation => creation.Resource == resource.GroupResource.ToString()))
        {
            yield return new Subresource(creation.Name, creation.Group, creation.Version, creation.Kind, ["create"]);
        }

        if (resource.GroupResource == SigningRequests)
        {
            yield return new Subresource("approval", "", "", resource.Kind, ReadAndWrite);
        }

        if (resource.HasStatus)
        {
            yield return new Subresource("status", "", "", resource.Kind, ReadAndWrite);
        }

        if (resource.Scale is not null)
        {
            yield return new Subresource("scale", "autoscaling", "v1", "Scale", ReadAndWrite);
        }
    }
}
