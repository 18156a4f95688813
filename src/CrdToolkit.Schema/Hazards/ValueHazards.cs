using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Hazards;

/// <summary>W-1, A-2…A-4: what a node says about single values.</summary>
internal static class ValueHazards
{
    public static void Find(JsonSchemaProps schema, FieldPath path, bool isNested, List<DefinitionHazard> found)
    {
        if (!string.IsNullOrEmpty(schema.Format) && !StringFormats.IsRecognized(schema.Type, schema.Format!))
        {
            found.Add(new("W-1", path.Child("format").ToString(),
                $"unrecognized format {GoText.Quote(schema.Format!)}: the API server does not check it for this type, and warns"));
        }

        FindBounds(schema, path, found);
        FindExclusive(schema.ExclusiveMinimum, schema.Minimum, "exclusiveMinimum", "minimum", path, found);
        FindExclusive(schema.ExclusiveMaximum, schema.Maximum, "exclusiveMaximum", "maximum", path, found);
        if (!isNested)
        {
            FindEnum(schema, path, found);
        }
    }

    private static void FindBounds(JsonSchemaProps schema, FieldPath path, List<DefinitionHazard> found)
    {
        if (schema.Minimum > schema.Maximum || (schema.Minimum >= schema.Maximum && (schema.ExclusiveMinimum || schema.ExclusiveMaximum)))
        {
            Add("minimum", "maximum");
        }

        if (schema.MinLength > schema.MaxLength)
        {
            Add("minLength", "maxLength");
        }

        if (schema.MinItems > schema.MaxItems)
        {
            Add("minItems", "maxItems");
        }

        if (schema.MinProperties > schema.MaxProperties)
        {
            Add("minProperties", "maxProperties");
        }

        void Add(string least, string most) => found.Add(new("A-2", path.Child(least).ToString(),
            $"{least} and {most} exclude each other, so that no value is valid; make {least} the smaller one"));
    }

    private static void FindExclusive(bool isExclusive, double? bound, string keyword, string boundKeyword, FieldPath path, List<DefinitionHazard> found)
    {
        if (isExclusive && bound is null)
        {
            found.Add(new("A-4", path.Child(keyword).ToString(), $"{keyword} says nothing without {boundKeyword}; add {boundKeyword}, or remove it"));
        }
    }

    private static void FindEnum(JsonSchemaProps schema, FieldPath path, List<DefinitionHazard> found)
    {
        if (schema.Type is not ("string" or "integer" or "number" or "boolean" or "object" or "array"))
        {
            return;
        }

        var others = schema with { Enum = default, Default = null };
        for (var i = 0; i < schema.Enum.Count; i++)
        {
            if (FindProblem(schema.Enum[i], others) is { } problem)
            {
                found.Add(new("A-3", path.Child("enum").Index(i).ToString(),
                    $"{schema.Enum[i]} is listed, yet never valid: it {problem}; remove it, or relax the rest"));
            }
        }
    }

    private static string? FindProblem(JsonValue value, JsonSchemaProps schema) => value is JsonNull
        ? schema.Nullable ? null : "may not be null"
        : ObjectValidator.ValidateKeywords(value, schema, null, null, isDefault: false).FirstOrDefault()?.Detail.Replace(" in body ", " ").Trim();
}
