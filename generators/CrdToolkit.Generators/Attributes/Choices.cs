using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>The values that are allowed, and those that are not. What two places allow is what both do.</summary>
internal static class Choices
{
    public const string Use = "its values must be of the type of the property";

    public static ConstraintResult Allow(ConstraintUse use, JsonSchemaProps schema)
    {
        if (Values(use, schema) is not { } values)
        {
            return ConstraintResult.Misfit;
        }

        if (values.IsEmpty)
        {
            return ConstraintResult.Wrong("allows nothing; name at least one value");
        }

        var both = schema.Enum.IsEmpty ? values : schema.Enum.Where(values.Contains).ToEquatableArray();
        return both.IsEmpty
            ? ConstraintResult.Contradicts($"of {Texts(values)} none is among {Texts(schema.Enum)}")
            : schema with { Enum = both };
    }

    public static ConstraintResult Deny(ConstraintUse use, JsonSchemaProps schema) =>
        Values(use, schema) is { } values ? schema with { Not = new JsonSchemaProps { Enum = values } } : ConstraintResult.Misfit;

    private static string Texts(EquatableArray<JsonValue> values) => string.Join(", ", values.Select(value => value.ToString()));

    private static EquatableArray<JsonValue>? Values(ConstraintUse use, JsonSchemaProps schema)
    {
        if (use.Constant is not { Kind: TypedConstantKind.Array, IsNull: false, Values: var constants })
        {
            return null;
        }

        var values = new List<JsonValue>();
        foreach (var constant in constants)
        {
            // Null is a value that is left out, of which a schema says nothing.
            if (constant.IsNull)
            {
                continue;
            }

            var value = constant.Kind == TypedConstantKind.Array ? null : ConstantJson.Of(constant.Value, use.Type, enumAsNumber: schema.Type == "integer");
            if (value is null || !Fits(value, schema))
            {
                return null;
            }

            values.Add(value);
        }

        return values.ToEquatableArray();
    }

    /// <summary>Whether a value is of the kind that a schema has.</summary>
    public static bool Fits(JsonValue value, JsonSchemaProps schema) => value switch
    {
        JsonString => schema.Type == "string" || schema.IntOrString,
        JsonNumber { IsInteger: true } => schema.Type is "integer" or "number" || schema.IntOrString,
        JsonNumber => schema.Type == "number",
        JsonBoolean => schema.Type == "boolean",
        _ => false,
    };
}
