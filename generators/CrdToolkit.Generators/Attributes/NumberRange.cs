using System.Globalization;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>What <c>[Range]</c> says of a number, in any of its three forms.</summary>
internal static class NumberRange
{
    public static ConstraintResult Apply(ConstraintUse use, JsonSchemaProps schema)
    {
        var attribute = use.Attribute;
        var first = attribute.ConstructorArguments.Length == 3 ? 1 : 0;
        if (attribute.ConstructorArguments.Length < 2
            || Bound(attribute, first) is not { } minimum
            || Bound(attribute, first + 1) is not { } maximum)
        {
            return ConstraintResult.Misfit;
        }

        var (aboveMinimum, belowMaximum) = (attribute.Property<bool>("MinimumIsExclusive"), attribute.Property<bool>("MaximumIsExclusive"));
        if (minimum > maximum || (minimum == maximum && (aboveMinimum || belowMaximum)))
        {
            return Bounds.Minimum(schema, use.Type, minimum, false) == ConstraintResult.Misfit
                ? ConstraintResult.Misfit
                : ConstraintResult.Wrong($"goes from {Bounds.Text(minimum)} to {Bounds.Text(maximum)}, which is nothing; .NET throws when it checks a value. Exchange them, or widen them");
        }

        return Bounds.Minimum(schema, use.Type, minimum, aboveMinimum).Then(bounded => Bounds.Maximum(bounded, use.Type, maximum, belowMaximum));
    }

    private static double? Bound(AttributeData attribute, int position) => attribute.ConstructorArguments[position].Value switch
    {
        int number => number,
        double number => number,
        string text => double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };
}
