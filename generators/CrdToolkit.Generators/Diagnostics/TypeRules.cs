using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Diagnostics;

/// <summary>Rules about types that need to be told how they look as JSON: recursive, polymorphic, converted, of other assemblies.</summary>
internal static class TypeRules
{
    public static readonly DiagnosticDescriptor UnionNotReadable = Rules.Error(
        46,
        "A polymorphic type must be one that System.Text.Json reads back",
        "'{0}' is polymorphic, but {1}");

    public static readonly DiagnosticDescriptor UnionPropertiesDiffer = Rules.Error(
        47,
        "Derived types that share a property must agree on it",
        "'{0}' and '{1}' are both named '{2}' in JSON and have different schemas, yet a schema of '{3}' has one property of that name; give one of them another name with [JsonPropertyName], or make them agree");

    public static readonly DiagnosticDescriptor RecursionDepthMisused = Rules.Error(
        48,
        "A recursion depth is for a property that leads back to itself",
        "[RecursionDepth] on '{0}' says nothing: {1}");

    public static readonly DiagnosticDescriptor SchemaTypeMisused = Rules.Error(
        49,
        "[SchemaType] says what a converter writes",
        "[SchemaType] on '{0}' does not fit: the type {1}");

    public static readonly DiagnosticDescriptor ForeignTypeLoses = Rules.Warning(
        50,
        "A type of another assembly loses what metadata does not keep",
        "'{0}' uses '{1}' of assembly '{2}', whose initializers and documentation comments a compiled assembly does not keep: its schema has neither defaults nor descriptions from them. Mark it with [ApiType] there, or say them with [DefaultValue] and [Description], which metadata keeps");

    public static readonly DiagnosticDescriptor DefinitionNearlyTooLarge = Rules.Warning(
        51,
        "A definition is about to be too large for kubectl apply",
        "The CustomResourceDefinition '{0}' has {1} bytes as JSON, and kubectl apply keeps a copy in an annotation, of which an object may have 262,144 bytes: {2} are left. Shorten descriptions with [assembly: SchemaDescriptions(DescriptionMode.FirstSentence)], or apply it with kubectl apply --server-side");

    /// <summary>All rules of this family, by identifier.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnionNotReadable, UnionPropertiesDiffer, RecursionDepthMisused, SchemaTypeMisused, ForeignTypeLoses, DefinitionNearlyTooLarge,
    ];
}
