using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Patterns;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Objects;

/// <summary>maxLength, minLength, pattern (the first that is broken is told) and format.</summary>
internal static class StringChecks
{
    public static void Check(JsonSchemaProps schema, JsonString value, SchemaValidation to)
    {
        var text = value.Value;
        if (schema.MaxLength is { } max && CodePoints(text) > max)
        {
            to.Add("maxLength", FieldErrorType.TooLong, max < 0 ? "value is too long" : $"may not be more than {max} byte{(max == 1 ? "" : "s")}", null);
        }
        else if (schema.MinLength is { } min && CodePoints(text) < min)
        {
            to.Add("minLength", FieldErrorType.Invalid, $"{to.Name} in body should be at least {min} chars long", value);
        }
        else if (!string.IsNullOrEmpty(schema.Pattern) && !Re2.IsMatch(schema.Pattern!, text))
        {
            to.Add("pattern", FieldErrorType.Invalid, $"{to.Name} in body should match '{schema.Pattern}'", value);
        }

        if (to.TypesOf(schema).Format is { } format && !StringFormats.IsValid(format, text))
        {
            to.Add("format", FieldErrorType.TypeInvalid, $"{to.Name} in body must be of type {format}: {GoText.Quote(text)}", value);
        }
    }

    private static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
            {
                count--;
                i++;
            }
        }

        return count;
    }
}
