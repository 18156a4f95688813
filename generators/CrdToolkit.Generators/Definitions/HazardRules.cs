using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Reuse;
using CrdToolkit.Schema.Hazards;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Definitions;

/// <summary>
/// What the API server accepts of the kinds of an assembly although it does not work. Told in the editor alone: the definitions are written
/// all the same.
/// </summary>
internal static class HazardRules
{
    private static readonly KindResults<IReadOnlyList<ResourceProblem>> Known = new(kind => [.. Check(kind)]);

    /// <summary>The hazards of all kinds that are otherwise sound.</summary>
    public static IEnumerable<ResourceProblem> Check(IReadOnlyList<ResourceKind> kinds) =>
        kinds.Where(kind => !kind.Versions.Any(version => version.HasErrors)).SelectMany(Known.Of);

    private static IEnumerable<ResourceProblem> Check(ResourceKind kind) =>
        from hazard in CustomResourceDefinitionHazards.Find(DefinitionAssembler.Define(kind))
        let rule = RuleOf(hazard.Rule)
        where rule is not null
        let type = kind.VersionAt(hazard.Field).Type
        select new ResourceProblem(rule, type.FullyQualifiedName, new[] { SchemaField.ObjectPath(hazard.Field), type.Name, hazard.Message }) { Field = hazard.Field };

    /// <summary>The diagnostic of a hazard; null where another one tells it, on the attribute that says so.</summary>
    private static DiagnosticDescriptor? RuleOf(string hazard) => hazard switch
    {
        "A-3" => Rules.AllowedValueNeverValid,
        "A-5" => Rules.PathOfWrongType,
        "A-8" => Rules.ObjectWithoutProperties,
        "A-14" => Rules.NamesDifferInCase,
        "A-16" => Rules.RuleTooCostly,
        "P-1" or "P-2" => Rules.DefinitionTooLarge,
        "W-2" => Rules.SetOfObjects,
        _ => null,
    };
}
