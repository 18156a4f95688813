using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Objects;

/// <summary>minimum, maximum, multipleOf and the range of a number's format.</summary>
internal static class NumberChecks
{
    /// <summary>Integers up to here have an exact double.</summary>
    private const double Epsilon = 1e-9;

    public static void Check(JsonSchemaProps schema, JsonNumber number, SchemaValidation to)
    {
        CheckRange(schema, number, to);
        var isInteger = number.TryGetInt64(out var integer);
        if (schema.MultipleOf is { } factor && !IsMultiple(number, isInteger, integer, factor, out var problem))
        {
            to.Add("multipleOf", FieldErrorType.Invalid, $"{to.Name} in body {problem}", number);
        }

        if (schema.Minimum is { } minimum && IsBeyond(isInteger, integer, number.Value, minimum, schema.ExclusiveMinimum, -1))
        {
            to.Add("minimum", FieldErrorType.Invalid,
                $"{to.Name} in body should be greater than {(schema.ExclusiveMinimum ? "" : "or equal to ")}{Show(minimum, isInteger)}", number);
        }

        if (schema.Maximum is { } maximum && IsBeyond(isInteger, integer, number.Value, maximum, schema.ExclusiveMaximum, 1))
        {
            to.Add("maximum", FieldErrorType.Invalid,
                $"{to.Name} in body should be less than {(schema.ExclusiveMaximum ? "" : "or equal to ")}{Show(maximum, isInteger)}", number);
        }
    }

    private static void CheckRange(JsonSchemaProps schema, JsonNumber number, SchemaValidation to)
    {
        if (schema.IntOrString || schema.Type is not ("integer" or "number"))
        {
            return;
        }

        var fits = (schema.Type, schema.Format) switch
        {
            ("integer", "int32") => number.Value is >= int.MinValue and <= int.MaxValue && Math.Floor(number.Value).Equals(number.Value),
            ("integer", _) => number.TryGetInt64(out _)
                || (number.Value is >= -9.2233720368547758e18 and < 9.2233720368547758e18 && Math.Floor(number.Value).Equals(number.Value)),
            ("number", "float") => Math.Abs(number.Value) <= float.MaxValue,
            _ => true,
        };
        if (!fits)
        {
            var format = SchemaTypes.FormatOf(schema) is { } known ? $"with format {known}" : "(default format)";
            to.AddAtRoot("format", $"Checked value must be of type {schema.Type} {format} in {to.Name}");
        }
    }

    /// <summary>Whether a number lies beyond a bound in the direction given. Integers compare as such: a double cannot hold them all.</summary>
    private static bool IsBeyond(bool isInteger, long integer, double value, double bound, bool exclusive, int direction)
    {
        var compared = (isInteger ? integer.CompareTo(Truncate(bound)) : value.CompareTo(bound)) * direction;
        return exclusive ? compared >= 0 : compared > 0;
    }

    private static bool IsMultiple(JsonNumber number, bool isInteger, long integer, double factor, out string problem)
    {
        var whole = Truncate(factor);
        if (isInteger ? whole <= 0 : factor <= 0)
        {
            problem = $"factor MultipleOf declared for must be positive: {Show(factor, isInteger)}";
            return false;
        }

        problem = $"should be a multiple of {Show(factor, isInteger)}";
        if (isInteger)
        {
            return integer % whole == 0;
        }

        var quotient = factor < 1 ? 1 / factor * number.Value : number.Value / factor;
        return Math.Abs(quotient - Math.Round(quotient)) < Epsilon * Math.Max(1, Math.Abs(quotient));
    }

    private static string Show(double bound, bool asInteger) => asInteger ? GoText.Format(Truncate(bound)) : GoText.Format(bound);

    /// <summary>A bound as an integer of 64 bits, as the API server takes it for integers.</summary>
    private static long Truncate(double bound) => bound >= 9.2233720368547758e18 ? long.MaxValue
        : bound <= -9.2233720368547758e18 ? long.MinValue
        : (long)bound;
}
