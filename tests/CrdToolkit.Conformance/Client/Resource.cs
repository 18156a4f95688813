namespace CrdToolkit.Conformance.Client;

/// <summary>A collection of one kind, as its URL names it.</summary>
/// <param name="Group">Empty for the core group.</param>
/// <param name="Version">The version without its group: v1.</param>
/// <param name="Kind">The kind of one object: ConfigMap.</param>
/// <param name="Plural">The name in the path: configmaps.</param>
/// <param name="Namespace">Null for a cluster-scoped kind.</param>
public sealed record Resource(string Group, string Version, string Kind, string Plural, string? Namespace)
{
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The path of the group and version, where its discovery is.</summary>
    public string VersionPath => Group.Length == 0 ? $"/api/{Version}" : $"/apis/{Group}/{Version}";

    /// <summary>The path of the collection in its namespace.</summary>
    public string Path => Namespace is null ? Everywhere : $"{VersionPath}/namespaces/{Namespace}/{Plural}";

    /// <summary>The path of the collection across namespaces.</summary>
    public string Everywhere => $"{VersionPath}/{Plural}";

    /// <summary>The name of the CustomResourceDefinition of the kind.</summary>
    public string DefinitionName => $"{Plural}.{Group}";

    public string PathTo(string name, string? subresource = null) => $"{Path}/{name}{(subresource is null ? "" : "/" + subresource)}";

    /// <summary>An object of this kind; <paramref name="members"/> are further members, as JSON: <c>{"spec":{…}}</c>.</summary>
    public JsonObject New(string name, string members = "{}")
    {
        var resource = new JsonObject { ["apiVersion"] = ApiVersion, ["kind"] = Kind, ["metadata"] = new JsonObject { ["name"] = name } };
        foreach (var (member, value) in JsonNode.Parse(members)!.AsObject())
        {
            if (member == "metadata")
            {
                foreach (var (inner, metadata) in value!.AsObject())
                {
                    resource["metadata"]![inner] = metadata?.DeepClone();
                }
            }
            else
            {
                resource[member] = value?.DeepClone();
            }
        }
        return resource;
    }

    /// <summary>The same kind in another namespace.</summary>
    public Resource In(string @namespace) => this with { Namespace = @namespace };

    public static Resource Namespaces { get; } = new("", "v1", "Namespace", "namespaces", null);

    public static Resource Definitions { get; } =
        new("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", null);

    public static Resource ConfigMaps(string @namespace) => new("", "v1", "ConfigMap", "configmaps", @namespace);

    public static Resource Secrets(string @namespace) => new("", "v1", "Secret", "secrets", @namespace);

    public static Resource Leases(string @namespace) => new("coordination.k8s.io", "v1", "Lease", "leases", @namespace);
}
