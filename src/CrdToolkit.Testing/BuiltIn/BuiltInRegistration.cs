using CrdToolkit.Testing.CustomResources;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Serves the built-in kinds, CustomResourceDefinitions among them.</summary>
internal static class BuiltInRegistration
{
    private static readonly string[] Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>Puts the kinds into the registry.</summary>
    public static void Register(ResourceRegistry registry, ObjectStore store, TimeProvider clock)
    {
        foreach (var kind in BuiltInKinds.Table)
        {
            // Both groups of events show the same objects.
            var collection = store.Collection(kind.Kind == "Event" ? "" : kind.Group, kind.Plural);
            registry.Serve(kind.Group, kind.Plural, [Resource(kind, collection, Strategy(kind))]);
        }

        var definition = new BuiltInKind("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition")
        {
            ClusterScoped = true,
            Status = true,
            ShortNames = "crd,crds",
            Category = "api-extensions",
        };
        registry.Serve(definition.Group, definition.Plural, [Resource(
            definition,
            store.Collection(definition.Group, definition.Plural),
            new DefinitionStrategy(new KindFields(definition.Group, definition.Version, definition.Kind), clock))]);
    }

    private static ResourceStrategy Strategy(BuiltInKind kind) => kind.Kind switch
    {
        "Namespace" => new NamespaceStrategy(kind),
        "Secret" => new SecretStrategy(kind),
        "ConfigMap" => new ImmutableDataStrategy(kind),
        "Event" => new EventStrategy(kind),
        "Pod" => new PodStrategy(kind),
        "Service" => new ServiceStrategy(kind),
        "Job" => new JobStrategy(kind),
        _ => new BuiltInStrategy(kind),
    };

    private static ApiResource Resource(BuiltInKind kind, ObjectCollection collection, ResourceStrategy strategy) => new()
    {
        Group = kind.Group,
        Version = kind.Version,
        Plural = kind.Plural,
        Singular = kind.Kind.ToLowerInvariant(),
        Kind = kind.Kind,
        ListKind = $"{kind.Kind}List",
        Namespaced = !kind.ClusterScoped,
        ShortNames = kind.ShortNames.Split(',', StringSplitOptions.RemoveEmptyEntries),
        Categories = kind.Category.Split(',', StringSplitOptions.RemoveEmptyEntries),
        Verbs = kind.Kind == "Namespace" ? [.. Verbs.Where(verb => verb != "deletecollection")] : Verbs,
        HasStatus = kind.Status,
        Scale = kind.Scale ? ScaleMapping.Workload : null,
        Strategy = strategy,
        Collection = collection,
        Columns = BuiltInColumns.Of(kind.Kind),
    };
}
