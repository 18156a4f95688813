using System.Globalization;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>
/// What <c>[Range]</c> says of a number, in any of its three forms. A bound that lies beyond the type, such as
/// <c>double.MaxValue</c>, is none; of two bounds the narrower one counts.
/// </summary>
internal static class NumberRange
{
    // 2^63, the first double that no int64 reaches
    private const double Int64End = 9223372036854775808d;

    public static JsonSchemaProps? Apply(AttributeData attribute, JsonSchemaProps schema, ITypeSymbol type)
    {
        if (schema.Type is not ("integer" or "number") || schema.IntOrString || type.TypeKind == TypeKind.Enum)
        {
            return null;
        }

        var first = attribute.ConstructorArguments.Length == 3 ? 1 : 0;
        if (Bound(attribute, first) is not { } minimum || Bound(attribute, first + 1) is not { } maximum)
        {
            return null;
        }

        var (lowest, highest) = Limits(schema);
        if (minimum >= lowest && (schema.Minimum is null || minimum >= schema.Minimum))
        {
            schema = schema with { Minimum = minimum, ExclusiveMinimum = attribute.Property<bool>("MinimumIsExclusive") };
        }

        if (maximum <= highest && (schema.Maximum is null || maximum <= schema.Maximum))
        {
            schema = schema with { Maximum = maximum, ExclusiveMaximum = attribute.Property<bool>("MaximumIsExclusive") };
        }

        return schema;
    }

    private static (double Lowest, double Highest) Limits(JsonSchemaProps schema) => schema switch
    {
        { Type: "integer", Format: "int32" } => (int.MinValue, int.MaxValue),
        // The largest double below 2^63, and the same on the other side.
        { Type: "integer" } => (-Int64End + 1024, Int64End - 1024),
        { Format: "float" } => (-float.MaxValue / 2, float.MaxValue / 2),
        _ => (double.MinValue / 2, double.MaxValue / 2),
    };

    private static double? Bound(AttributeData attribute, int position) => attribute.ConstructorArguments[position].Value switch
    {
        int number => number,
        double number => double.IsNaN(number) ? null : number,
        string text => double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };
}
