using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>
/// Limits of length in the keyword of the kind of value: characters of a string, items of a list, entries of a map. Of two limits
/// the narrower one counts. Bytes stand in JSON as base64, four characters for three of them.
/// </summary>
internal static class Lengths
{
    /// <summary>A limit of .NET, whose meaning the type of the property decides.</summary>
    public static ConstraintResult AtLeast(JsonSchemaProps schema, ITypeSymbol type, long minimum) => Limit(schema, Measure(schema, type), minimum, null);

    /// <summary>As <see cref="AtLeast"/>.</summary>
    public static ConstraintResult AtMost(JsonSchemaProps schema, ITypeSymbol type, long maximum) => Limit(schema, Measure(schema, type), null, maximum);

    /// <summary>A limit that says itself what it measures.</summary>
    public static ConstraintResult Keyword(JsonSchemaProps schema, string measure, double? minimum, double? maximum) =>
        measure == Kind(schema) ? Limit(schema, measure, (long?)minimum, (long?)maximum) : ConstraintResult.Misfit;

    private static ConstraintResult Limit(JsonSchemaProps schema, string? measure, long? minimum, long? maximum) =>
        measure is null ? ConstraintResult.Misfit
        : minimum < 0 || maximum < 0 ? ConstraintResult.Wrong($"is given {minimum ?? maximum}; nothing has a negative length")
        : measure switch
        {
            "characters" => schema with { MinLength = Larger(schema.MinLength, minimum), MaxLength = Smaller(schema.MaxLength, maximum) },
            "bytes" => schema with { MinLength = Larger(schema.MinLength, Base64(minimum)), MaxLength = Smaller(schema.MaxLength, Base64(maximum)) },
            "items" => schema with { MinItems = Larger(schema.MinItems, minimum), MaxItems = Smaller(schema.MaxItems, maximum) },
            _ => schema with { MinProperties = Larger(schema.MinProperties, minimum), MaxProperties = Smaller(schema.MaxProperties, maximum) },
        };

    private static string? Measure(JsonSchemaProps schema, ITypeSymbol type) => schema switch
    {
        { Type: "string" } when type.SpecialType == SpecialType.System_String => "characters",
        { Type: "string", Format: "byte" } => "bytes",
        { Type: "array" } => "items",
        { Type: "object", AdditionalProperties: not null } => "entries",
        _ => null,
    };

    private static string? Kind(JsonSchemaProps schema) => schema.IntOrString ? "characters" : schema.Type switch
    {
        "string" => "characters",
        "array" => "items",
        "object" => "entries",
        _ => null,
    };

    private static long? Base64(long? bytes) => (bytes + 2) / 3 * 4;

    private static long? Larger(long? one, long? other) => one is null || other > one ? other : one;

    private static long? Smaller(long? one, long? other) => one is null || other < one ? other : one;
}
