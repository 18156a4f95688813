using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Objects;

/// <summary>type, with what the API server lets pass: integers for numbers, 1.0 for integers, null where the schema is nullable.</summary>
internal static class TypeCheck
{
    /// <returns>1 when the type is right, as the API server counts.</returns>
    public static int Check(JsonSchemaProps schema, JsonValue value, SchemaValidation to)
    {
        var types = to.TypesOf(schema);
        var format = types.Format;
        if (!types.Any && format is null)
        {
            return 0;
        }

        var type = SchemaTypes.Of(value);
        if (value is JsonNull)
        {
            return !types.Any || schema.Nullable || types.Allow("null") ? 1 : Fail(types, type, to);
        }

        if (IsAllowed(types, value, type))
        {
            return 1;
        }

        if (format is not null)
        {
            // A format takes the place of the type: of strings and lists it alone decides, for others it is what the message names.
            if (value is JsonString or JsonArray && !types.Allow("number") && !types.Allow("integer"))
            {
                return 1;
            }

            if (value is not (JsonString or JsonArray))
            {
                var found = type switch { "integer" => "int64", "number" => "float64", _ => "" };
                to.Add("type", FieldErrorType.TypeInvalid, $"{to.Name} in body must be of type {format}: {GoText.Quote(found)}", found);
                return 0;
            }
        }

        return Fail(types, type, to);
    }

    private static bool IsAllowed(SchemaTypes types, JsonValue value, string type) =>
        types.Allow(type)
        || (type == "integer" && types.Allow("number"))
        || (value is JsonNumber number && types.Allow("integer") && IsWhole(number.Value));

    private static bool IsWhole(double value) => Math.Abs(value) <= 9007199254740991 && Math.Floor(value).Equals(value);

    private static int Fail(SchemaTypes types, string found, SchemaValidation to)
    {
        to.Add("type", FieldErrorType.TypeInvalid,
            $"{to.Name} in body must be of type {types}: {GoText.Quote(found)}", found);
        return 0;
    }
}
