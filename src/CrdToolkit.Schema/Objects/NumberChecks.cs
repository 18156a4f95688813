using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Objects;

/// <summary>
/// minimum, maximum, multipleOf and the range of a number's type and format. The bounds themselves must be in that range, else the
/// API server says so and compares as fractions.
/// </summary>
internal static class NumberChecks
{
    private const double TwoTo63 = 9223372036854775808;

    public static void Check(JsonSchemaProps schema, JsonNumber number, SchemaValidation to)
    {
        var types = to.TypesOf(schema);
        IsInRange("Checked", number.Value, number.TryGetInt64(out _), types, to);
        CheckMultiple(schema, number, types, to);
        if (schema.Minimum is { } minimum)
        {
            CheckBound("minimum", "Minimum boundary", number, minimum, schema.ExclusiveMinimum, -1, types, to);
        }

        if (schema.Maximum is { } maximum)
        {
            CheckBound("maximum", "Maximum boundary", number, maximum, schema.ExclusiveMaximum, 1, types, to);
        }
    }

    private static void CheckBound(
        string keyword, string role, JsonNumber number, double bound, bool isExclusive, int direction, SchemaTypes types, SchemaValidation to)
    {
        var isExact = IsInRange(role, bound, isInt64: false, types, to) & number.TryGetInt64(out var integer);
        var compared = (isExact ? integer.CompareTo(ToInt64(bound)) : number.Value.CompareTo(bound)) * direction;
        if (isExclusive ? compared >= 0 : compared > 0)
        {
            var relation = (direction < 0 ? "greater" : "less") + " than " + (isExclusive ? "" : "or equal to ");
            to.Add(keyword, FieldErrorType.Invalid, $"{to.Name} in body should be {relation}{Show(bound, isExact)}", number);
        }
    }

    private static void CheckMultiple(JsonSchemaProps schema, JsonNumber number, SchemaTypes types, SchemaValidation to)
    {
        if (schema.MultipleOf is not { } factor)
        {
            return;
        }

        var isExact = IsInRange("MultipleOf", factor, isInt64: false, types, to) & number.TryGetInt64(out var integer);
        if (isExact ? ToInt64(factor) <= 0 : factor <= 0)
        {
            to.Add("multipleOf", FieldErrorType.Invalid,
                $"factor MultipleOf declared for {to.Name} must be positive: {Show(factor, isExact)}",
                isExact ? JsonNumber.FromInt64(ToInt64(factor)) : JsonNumber.FromDouble(factor));
        }
        else if (isExact ? integer % ToInt64(factor) != 0 : !IsWhole(factor < 1 ? 1 / factor * number.Value : number.Value / factor))
        {
            to.Add("multipleOf", FieldErrorType.Invalid, $"{to.Name} in body should be a multiple of {Show(factor, isExact)}", number);
        }
    }

    private static bool IsInRange(string role, double value, bool isInt64, SchemaTypes types, SchemaValidation to)
    {
        var isInteger = Math.Floor(value).Equals(value);
        var fits = (types.Single, types.Format) switch
        {
            ("integer", "int32") => isInteger && value is >= int.MinValue and <= int.MaxValue,
            ("integer", _) => isInt64 || (isInteger && value is >= -TwoTo63 and < TwoTo63),
            ("number", "float") => Math.Abs(value) <= float.MaxValue,
            _ => true,
        };
        if (!fits)
        {
            var format = types.Format is "int32" or "int64" or "float" or "double" ? $"with format {types.Format}" : "(default format)";
            to.AddAtRoot("format", $"{role} value must be of type {types.Single} {format} in {to.Name}");
        }

        return fits;
    }

    /// <summary>As go-openapi decides whether a fraction is none: with a tolerance relative to its size.</summary>
    private static bool IsWhole(double value)
    {
        var rounded = Math.Round(value, MidpointRounding.AwayFromZero);
        return Math.Abs(value) <= 9007199254740992 && (value.Equals(rounded) || Math.Abs(value - rounded) < 1e-9 * Math.Abs(rounded));
    }

    private static string Show(double bound, bool asInteger) => asInteger ? GoText.Format(ToInt64(bound)) : GoText.Format(bound);

    /// <summary>A bound cut down to an integer of 64 bits, as the API server takes it for integers.</summary>
    private static long ToInt64(double bound) => bound >= TwoTo63 ? long.MaxValue : bound <= -TwoTo63 ? long.MinValue : (long)bound;
}
