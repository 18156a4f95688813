using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>The DataAnnotations that a schema can say, each with its meaning in .NET.</summary>
internal static class DataAnnotations
{
    private const string Space = "System.ComponentModel.DataAnnotations.";
    private const string Lengthy = "it is for strings, lists and dictionaries";

    private static readonly Dictionary<string, Keyword> ByName = new Keyword[]
    {
        new("Range", NumberRange.Apply, "it is for numbers"),
        new("RegularExpression", Texts.WholePattern, "it is for strings"),
        new("MinLength", (use, schema) => Lengths.AtLeast(schema, use.Type, use.Attribute.Argument<int>(0)), Lengthy),
        // -1, which is also what no argument means, is no limit.
        new("MaxLength", (use, schema) => use.Attribute.ConstructorArguments.IsEmpty || use.Attribute.Argument<int>(0) == -1 ? schema : Lengths.AtMost(schema, use.Type, use.Attribute.Argument<int>(0)), Lengthy),
        new("Length", (use, schema) => Between(use, schema, use.Attribute.Argument<int>(0), use.Attribute.Argument<int>(1)), Lengthy),
        new("StringLength", StringLength, "it is for strings; use [Length] for lists"),
        new("AllowedValues", Choices.Allow, Choices.Use),
        new("DeniedValues", Choices.Deny, Choices.Use),
        new("Base64String", (use, schema) => use.Type.SpecialType == SpecialType.System_String ? schema with { Format = "byte" } : ConstraintResult.Misfit, "it is for strings"),
        new("Required", Required, ""),
        // It says how to show a value, and checks nothing.
        new("DataType", (_, schema) => schema, ""),
    }.ToDictionary(keyword => keyword.Name, StringComparer.Ordinal);

    /// <summary>The metadata names of the attributes, which a test checks.</summary>
    public static IEnumerable<string> MetadataNames => ByName.Keys.Select(name => $"{Space}{name}Attribute");

    /// <summary>The constraint of an attribute; null when the schema has no word for it.</summary>
    public static Keyword? Find(INamedTypeSymbol attribute) =>
        ByName.TryGetValue(attribute.ShortAttributeName(), out var keyword) && attribute.Is($"{Space}{attribute.Name}") ? keyword : null;

    public static bool IsConstraint(INamedTypeSymbol attribute)
    {
        for (var current = attribute.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Is(Space + "ValidationAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    private static ConstraintResult StringLength(ConstraintUse use, JsonSchemaProps schema) => use.Type.SpecialType == SpecialType.System_String
        ? Between(use, schema, use.Attribute.Property<int>("MinimumLength"), use.Attribute.Argument<int>(0))
        : ConstraintResult.Misfit;

    private static ConstraintResult Between(ConstraintUse use, JsonSchemaProps schema, int minimum, int maximum) => minimum > maximum
        ? Lengths.AtLeast(schema, use.Type, 0) == ConstraintResult.Misfit
            ? ConstraintResult.Misfit
            : ConstraintResult.Wrong($"goes from {minimum} to {maximum}, which is nothing; .NET throws when it checks a value. Exchange them, or widen them")
        : minimum == 0 ? Lengths.AtMost(schema, use.Type, maximum)
        : Lengths.AtLeast(schema, use.Type, minimum).Then(atLeast => Lengths.AtMost(atLeast, use.Type, maximum));

    // .NET's own check refuses the empty string, unless told otherwise.
    private static ConstraintResult Required(ConstraintUse use, JsonSchemaProps schema) =>
        use.Type.SpecialType == SpecialType.System_String
        && !use.Attribute.Property<bool>("AllowEmptyStrings")
        && Lengths.AtLeast(schema, use.Type, 1) is { Schema: { } filled }
            ? filled
            : schema;
}
