using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Reuse;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Validation;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Definitions;

/// <summary>What can be wrong with the resource types of an assembly together: versions of one kind, kinds of one group.</summary>
internal static class ResourceSetRules
{
    private static readonly KindResults<IReadOnlyList<ResourceProblem>> KnownRefusals = new(kind => [.. Refusals(kind)]);

    public static IReadOnlyList<ResourceProblem> Check(IReadOnlyList<ResourceKind> kinds)
    {
        List<ResourceProblem> problems =
            [.. kinds.SelectMany(CheckKind), .. kinds.GroupBy(kind => kind.Group).SelectMany(group => NameClashes.Find([.. group]))];
        // What is told in better words is not told again in those of the API server.
        var sound = kinds.Where(kind => kind.Versions.All(version => version.HasWholeSchema)
            && !problems.Exists(problem => problem.IsError && kind.Declares(problem.Type)));
        problems.AddRange(sound.SelectMany(KnownRefusals.Of).ToList());
        return problems;
    }

    private static IEnumerable<ResourceProblem> Refusals(ResourceKind kind)
    {
        var definition = DefinitionAssembler.Define(kind);
        foreach (var error in CustomResourceDefinitionValidator.ValidateAllRules(definition))
        {
            var version = kind.VersionAt(error.Field);
            foreach (var problem in error.Mistakes.IsEmpty
                ? [Problem(Rules.RefusedDefinition, version, definition.Name, error.Message) with { Field = error.Field }]
                : CelMistakes.Of(error, version))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<ResourceProblem> CheckKind(ResourceKind kind) =>
        kind.Versions.Count == 1
            ? []
            : DuplicateVersions(kind).Concat(Disagreements(kind)).Concat(StorageVersions(kind)).Concat(Differences(kind));

    private static IEnumerable<ResourceProblem> DuplicateVersions(ResourceKind kind)
    {
        for (var i = 1; i < kind.Versions.Count; i++)
        {
            var (earlier, later) = (kind.Versions[i - 1], kind.Versions[i]);
            if (earlier.Version == later.Version)
            {
                yield return Problem(Rules.DuplicateVersion, later, earlier.Type.Name, later.Type.Name, later.Version, $"{kind.Kind}.{kind.Group}");
            }
        }
    }

    private static IEnumerable<ResourceProblem> Disagreements(ResourceKind kind)
    {
        var first = kind.Versions[0];
        foreach (var version in kind.Versions.Skip(1))
        {
            var facts = new[]
            {
                ("plural name", version.Plural, first.Plural),
                ("singular name", version.Singular, first.Singular),
                ("scope", Scope(version), Scope(first)),
                ("short names", Said(version.ShortNames, kind.ShortNames), string.Join(", ", kind.ShortNames)),
                ("categories", Said(version.Categories, kind.Categories), string.Join(", ", kind.Categories)),
            };
            foreach (var (what, own, other) in facts.Concat(Texts("label", version.Labels, kind.Labels)).Concat(Texts("annotation", version.Annotations, kind.Annotations)).Where(fact => fact.Item2 != fact.Item3))
            {
                yield return Problem(Rules.VersionsDisagree, version, version.Type.Name, what, kind.Kind, own, first.Version, other);
            }
        }
    }

    private static IEnumerable<(string, string, string)> Texts(string what, EquatableDictionary<string> own, EquatableDictionary<string> all) =>
        own.Select(text => ($"{what} '{text.Key}'", text.Value, all[text.Key]));

    private static IEnumerable<ResourceProblem> StorageVersions(ResourceKind kind)
    {
        var stored = kind.Versions.Where(version => version.StorageSet).ToList();
        if (stored.Count == 1)
        {
            yield break;
        }

        // Several: each is told. None: the version that Kubernetes prefers is.
        foreach (var version in stored.Count == 0 ? kind.Versions.Take(1) : stored)
        {
            var names = string.Join(", ", (stored.Count == 0 ? kind.Versions : stored).Select(told => told.Version));
            yield return Problem(Rules.StorageVersions, version, stored.Count == 0 ? "None" : $"{stored.Count}", kind.Kind, names);
        }
    }

    private static IEnumerable<ResourceProblem> Differences(ResourceKind kind)
    {
        if (kind.Versions.Where(version => version.StorageSet).ToList() is not [{ Definition.Schema: { } storedSchema } stored])
        {
            yield break;
        }

        foreach (var version in kind.Versions.Where(version => version.Definition.Schema is not null))
        {
            if (SchemaDifference.Find(version.Definition.Schema!, storedSchema) is { } path)
            {
                yield return Problem(Rules.VersionsDiffer, version, version.Type.Name, version.Version, stored.Version, path);
            }
        }
    }

    private static string Scope(ResourceModel version) => version.ClusterScoped ? "Cluster" : "Namespaced";

    // A version that says nothing agrees.
    private static string Said(EquatableArray<string> own, EquatableArray<string> all) => string.Join(", ", own.IsEmpty ? all : own);

    private static ResourceProblem Problem(DiagnosticDescriptor rule, ResourceModel version, params string[] arguments) =>
        new(rule, version.Type.FullyQualifiedName, arguments.ToEquatableArray());
}
