using System.Globalization;
using CrdToolkit.Schema.Cel.Evaluation.Library;
using CrdToolkit.Schema.Cel.Evaluation.Values;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>Constants, and what is made of them before an expression is evaluated.</summary>
internal static class CelConstants
{
    /// <summary>The value of a constant; <see cref="CelUnknown"/> where it has none.</summary>
    public static object Of(CelExpression.Constant constant) => constant.Kind switch
    {
        CelTypeKind.Bool => constant.Text == "true",
        CelTypeKind.String => constant.Text,
        CelTypeKind.Bytes => new CelBytes([.. constant.Text.Select(c => (byte)c)]),
        CelTypeKind.Null => CelNull.Instance,
        CelTypeKind.Int => Integer(constant.Text),
        CelTypeKind.Uint => Unsigned(constant.Text) is { } number ? number : CelUnknown.Instance,
        CelTypeKind.Double when double.TryParse(constant.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => constant.Text[0] == '-' && value == 0 ? -0.0 : value,
        _ => CelUnknown.Instance,
    };

    /// <summary>
    /// Why an expression that compiles cannot be evaluated at all: it converts a constant that cannot be converted, which is found before
    /// anything is evaluated. Null where it can.
    /// </summary>
    public static CelFailure? FindFailure(CelExpression expression)
    {
        CelFailure? failure = null;
        Fold(expression, ref failure);
        return failure;
    }

    private static object? Fold(CelExpression expression, ref CelFailure? failure)
    {
        switch (expression)
        {
            case CelExpression.Constant constant:
                return Of(constant);
            case CelExpression.Call { Target: null, Arguments: [var argument] } call when CelConversions.IsConversion(call.Function):
                if (Fold(argument, ref failure) is not { } value || value is CelUnknown)
                {
                    return null;
                }

                var converted = CelFunctions.Call(call.Function, [value]);
                failure ??= converted as CelFailure;
                return converted is CelFailure or CelUnknown ? null : converted;
            default:
                foreach (var part in Parts(expression))
                {
                    Fold(part, ref failure);
                }

                return null;
        }
    }

    private static IEnumerable<CelExpression> Parts(CelExpression expression) => expression switch
    {
        CelExpression.Select select => [select.Operand],
        CelExpression.Call call => call.Target is null ? call.Arguments : [call.Target, .. call.Arguments],
        CelExpression.Optional optional => [optional.Value],
        CelExpression.List list => list.Items,
        CelExpression.Map map => map.Entries,
        CelExpression.Message message => message.Fields.Select(field => field.Value),
        _ => [],
    };

    private static object Integer(string text)
    {
        var isNegative = text[0] == '-';
        return Unsigned(isNegative ? text.Substring(1) : text) is not { } number ? CelUnknown.Instance
            : number <= long.MaxValue ? (isNegative ? -(long)number : (long)number)
            : isNegative && number == 1UL << 63 ? long.MinValue
            : CelUnknown.Instance;
    }

    private static ulong? Unsigned(string text)
    {
        var isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return ulong.TryParse(isHexadecimal ? text.Substring(2) : text, isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
