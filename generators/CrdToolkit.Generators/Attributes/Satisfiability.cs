using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Generators.Attributes;

/// <summary>Whether any value at all satisfies the constraints of one node of a schema.</summary>
internal static class Satisfiability
{
    /// <summary>Why none does; null when some may.</summary>
    public static string? Problem(JsonSchemaProps schema) =>
        schema.Minimum > schema.Maximum || (schema.Minimum == schema.Maximum && schema.Minimum is not null && (schema.ExclusiveMinimum || schema.ExclusiveMaximum))
            ? $"it must be {(schema.ExclusiveMinimum ? "above" : "at least")} {Bounds.Text(schema.Minimum!.Value)} and {(schema.ExclusiveMaximum ? "below" : "at most")} {Bounds.Text(schema.Maximum!.Value)}"
        : Lengths(schema.MinLength, schema.MaxLength, "characters")
            ?? Lengths(schema.MinItems, schema.MaxItems, "items")
            ?? Lengths(schema.MinProperties, schema.MaxProperties, "properties")
            ?? Choices(schema);

    private static string? Lengths(long? minimum, long? maximum, string what) =>
        minimum > maximum ? $"it must have at least {minimum} and at most {maximum} {what}" : null;

    private static string? Choices(JsonSchemaProps schema)
    {
        if (schema.Enum.IsEmpty)
        {
            return null;
        }

        var rest = schema with { Enum = EquatableArray<JsonValue>.Empty };
        return schema.Enum.All(value => ObjectValidator.ValidatePart(value, rest, null, "value").Count > 0)
            ? $"none of {string.Join(", ", schema.Enum.Select(value => value.ToString()))} satisfies the other constraints"
            : null;
    }
}
