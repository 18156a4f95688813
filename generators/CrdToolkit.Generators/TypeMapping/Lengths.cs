using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>
/// Limits of length in the keyword of the kind of value: characters of a string, items of a list, entries of a map. Of two limits
/// the narrower one counts. Bytes stand in JSON as base64, four characters for three of them.
/// </summary>
internal static class Lengths
{
    public static JsonSchemaProps? AtLeast(JsonSchemaProps schema, ITypeSymbol type, long minimum) => Measure(schema, type) switch
    {
        "characters" => schema with { MinLength = Larger(schema.MinLength, minimum) },
        "bytes" => schema with { MinLength = Larger(schema.MinLength, Base64(minimum)) },
        "items" => schema with { MinItems = Larger(schema.MinItems, minimum) },
        "entries" => schema with { MinProperties = Larger(schema.MinProperties, minimum) },
        _ => null,
    };

    public static JsonSchemaProps? AtMost(JsonSchemaProps schema, ITypeSymbol type, long maximum) => Measure(schema, type) switch
    {
        "characters" => schema with { MaxLength = Smaller(schema.MaxLength, maximum) },
        "bytes" => schema with { MaxLength = Smaller(schema.MaxLength, Base64(maximum)) },
        "items" => schema with { MaxItems = Smaller(schema.MaxItems, maximum) },
        "entries" => schema with { MaxProperties = Smaller(schema.MaxProperties, maximum) },
        _ => null,
    };

    private static string? Measure(JsonSchemaProps schema, ITypeSymbol type) => schema switch
    {
        { Type: "string" } when type.SpecialType == SpecialType.System_String => "characters",
        { Type: "string", Format: "byte" } => "bytes",
        { Type: "array" } => "items",
        { Type: "object", AdditionalProperties: not null } => "entries",
        _ => null,
    };

    private static long Base64(long bytes) => (bytes + 2) / 3 * 4;

    private static long Larger(long? one, long other) => one is { } value ? Math.Max(value, other) : other;

    private static long Smaller(long? one, long other) => one is { } value ? Math.Min(value, other) : other;
}
