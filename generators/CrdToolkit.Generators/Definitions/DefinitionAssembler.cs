using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Definitions;

/// <summary>Puts the versions of each kind together into its CustomResourceDefinition.</summary>
internal static class DefinitionAssembler
{
    /// <summary>The definitions of all kinds, in the order of their names, whatever the order of the models.</summary>
    public static EquatableArray<AssembledDefinition> Assemble(EquatableArray<ResourceModel> models)
    {
        var kinds = ResourceKind.Of(models);
        var problems = ResourceSetRules.Check(kinds);
        return kinds
            .Select(kind => Assemble(kind, problems.Where(problem => problem.IsError && kind.Declares(problem.Type))))
            .OrderBy(assembled => assembled.Definition.Name, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>The definition of one kind.</summary>
    public static CustomResourceDefinition Define(ResourceKind kind)
    {
        var versions = kind.Versions;
        var first = versions[0];
        return new CustomResourceDefinition
        {
            Name = $"{first.Plural}.{first.Group}",
            Labels = kind.Labels,
            Annotations = kind.Annotations,
            Group = first.Group,
            Scope = first.ClusterScoped ? "Cluster" : "Namespaced",
            Names = new CustomResourceNames
            {
                Kind = first.Kind,
                ListKind = $"{first.Kind}List",
                Plural = first.Plural,
                Singular = first.Singular,
                ShortNames = kind.ShortNames,
                Categories = kind.Categories,
            },
            Versions = versions
                .Select(version => version.Definition with { Storage = version.StorageSet || versions.Count == 1 })
                .ToEquatableArray(),
        };
    }

    private static AssembledDefinition Assemble(ResourceKind kind, IEnumerable<ResourceProblem> problems) => new(
        Define(kind),
        kind.Versions.SelectMany(version => version.Errors)
            .Concat(problems.Select(problem => problem.Message))
            .Distinct()
            .ToEquatableArray());
}
