using System.Globalization;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>
/// Bounds of numbers. A bound that lies beyond the type, such as <c>double.MaxValue</c>, is none; of two bounds the narrower one counts.
/// </summary>
internal static class Bounds
{
    // 2^63, the first double that no int64 reaches
    private const double Int64End = 9223372036854775808d;

    public static ConstraintResult Minimum(JsonSchemaProps schema, ITypeSymbol type, double value, bool exclusive)
    {
        if (Problem(schema, type, value) is { } problem)
        {
            return problem;
        }

        var (lowest, highest) = Limits(schema, type);
        return IsNone(value, lowest, exclusive) || value < lowest || schema.Minimum > value || (schema.Minimum == value && schema.ExclusiveMinimum) ? schema
            : value > highest ? ConstraintResult.Contradicts($"{Text(value)} is beyond what the type of the property holds")
            : schema with { Minimum = value, ExclusiveMinimum = exclusive };
    }

    public static ConstraintResult Maximum(JsonSchemaProps schema, ITypeSymbol type, double value, bool exclusive)
    {
        if (Problem(schema, type, value) is { } problem)
        {
            return problem;
        }

        var (lowest, highest) = Limits(schema, type);
        return IsNone(value, highest, exclusive) || value > highest || schema.Maximum < value || (schema.Maximum == value && schema.ExclusiveMaximum) ? schema
            : value < lowest ? ConstraintResult.Contradicts($"{Text(value)} is below what the type of the property holds")
            : schema with { Maximum = value, ExclusiveMaximum = exclusive };
    }

    public static ConstraintResult MultipleOf(JsonSchemaProps schema, ITypeSymbol type, double divisor)
    {
        if (!IsNumber(schema, type))
        {
            return ConstraintResult.Misfit;
        }

        if (!(divisor > 0))
        {
            return ConstraintResult.Wrong($"is given {Text(divisor)}; a divisor is greater than zero");
        }

        return Problem(schema, type, divisor) is { } problem ? problem
            : schema.MultipleOf is not { } other || divisor % other == 0 ? schema with { MultipleOf = divisor }
            : other % divisor == 0 ? schema
            // Both must divide; which number both divide is not for floating point to say.
            : schema with { AllOf = schema.AllOf.Append(new JsonSchemaProps { MultipleOf = divisor }).ToEquatableArray() };
    }

    // The last value of the type, such as int.MaxValue, bounds nothing.
    private static bool IsNone(double value, double limit, bool exclusive) => value == limit && !exclusive;

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static ConstraintResult? Problem(JsonSchemaProps schema, ITypeSymbol type, double value)
    {
        if (!IsNumber(schema, type))
        {
            return ConstraintResult.Misfit;
        }

        if (double.IsNaN(value))
        {
            return ConstraintResult.Wrong("is given NaN, which JSON does not have");
        }

        return schema.Type == "integer" && !double.IsInfinity(value) && value != Math.Floor(value)
            ? ConstraintResult.Wrong($"is given {Text(value)}, which no integer reaches; use a whole number")
            : default(ConstraintResult?);
    }

    private static bool IsNumber(JsonSchemaProps schema, ITypeSymbol type) =>
        schema.Type is "integer" or "number" && !schema.IntOrString && type.TypeKind != TypeKind.Enum;

    private static (double Lowest, double Highest) Limits(JsonSchemaProps schema, ITypeSymbol type) => schema switch
    {
        { Type: "integer", Format: "int32" } => (int.MinValue, int.MaxValue),
        // The largest double below 2^63, and the same on the other side.
        { Type: "integer" } => (-Int64End + 1024, Int64End - 1024),
        _ when type.SpecialType == SpecialType.System_Single => (-float.MaxValue / 2, float.MaxValue / 2),
        _ => (double.MinValue / 2, double.MaxValue / 2),
    };
}
