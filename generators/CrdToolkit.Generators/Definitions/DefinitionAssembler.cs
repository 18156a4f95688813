using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Definitions;

/// <summary>Puts the versions of each kind together into its CustomResourceDefinition.</summary>
internal static class DefinitionAssembler
{
    /// <summary>The definitions of all kinds, in the order of their names, whatever the order of the models.</summary>
    public static EquatableArray<AssembledDefinition> Assemble(EquatableArray<ResourceModel> models) =>
        models
            .GroupBy(model => (model.Group, model.Kind))
            .Select(kind => AssembleKind([.. kind.OrderBy(model => model.Version, VersionPriority.Instance).ThenBy(model => model.Type.FullyQualifiedName, StringComparer.Ordinal)]))
            .OrderBy(assembled => assembled.Definition.Name, StringComparer.Ordinal)
            .ToEquatableArray();

    private static AssembledDefinition AssembleKind(ResourceModel[] versions)
    {
        var first = versions[0];
        var definition = new CustomResourceDefinition
        {
            Name = $"{first.Plural}.{first.Group}",
            Group = first.Group,
            Scope = first.ClusterScoped ? "Cluster" : "Namespaced",
            Names = new CustomResourceNames
            {
                Kind = first.Kind,
                ListKind = $"{first.Kind}List",
                Plural = first.Plural,
                Singular = first.Singular,
                ShortNames = first.ShortNames,
                Categories = first.Categories,
            },
            Versions = versions
                .Select(version => version.Definition with { Storage = version.StorageSet || versions.Length == 1 })
                .ToEquatableArray(),
        };
        return new AssembledDefinition(definition, versions.SelectMany(version => version.Errors).Distinct().ToEquatableArray());
    }
}
