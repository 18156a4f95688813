using CrdToolkit.Testing.BuiltIn.Tables;
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
        foreach (var versions in BuiltInKinds.Table.GroupBy(kind => (kind.Group, kind.Plural)))
        {
            // Both groups of events show the same objects.
            var (group, plural) = versions.Key;
            var collection = store.Collection(plural == "events" ? "" : group, plural);
            registry.Serve(group, plural, versions.Select(kind => Resource(kind, collection, Strategy(kind, collection, clock))));
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

    private static ResourceStrategy Strategy(BuiltInKind kind, ObjectCollection collection, TimeProvider clock) => kind.Kind switch
    {
        "Namespace" => new NamespaceStrategy(kind),
        "Secret" => new SecretStrategy(kind),
        "ConfigMap" => new ImmutableDataStrategy(kind),
        "Event" => new EventStrategy(kind),
        "Pod" => new PodStrategy(kind),
        "Service" => new ServiceStrategy(kind, collection),
        "Job" => new JobStrategy(kind),
        "CertificateSigningRequest" => new SigningRequestStrategy(kind, clock),
        "HorizontalPodAutoscaler" => new AutoscalerStrategy(kind),
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
        IsStorageVersion = kind.IsStorageVersion,
        HasStatus = kind.Status,
        Scale = !kind.Scale ? null : kind.Kind == "ReplicationController" ? ScaleMapping.ReplicationController : ScaleMapping.Workload,
        Strategy = strategy,
        Collection = collection,
        Columns = BuiltInColumns.Of(kind.Kind),
    };
}
