using System.Numerics;
using CrdToolkit.Schema.Cel.Evaluation.Values;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>The operators of numbers and times.</summary>
internal static class CelArithmetic
{
    /// <summary>The result; null where the operator is not for such values.</summary>
    public static object? Of(string sign, object left, object right) => (left, right) switch
    {
        (long first, long second) => OfIntegers(sign, first, second),
        (ulong first, ulong second) => OfIntegers(sign, first, second),
        (double first, double second) => sign switch
        {
            "+" => first + second,
            "-" => first - second,
            "*" => first * second,
            "/" => first / second,
            _ => null,
        },
        _ => CelTimes.Arithmetic(sign, left, right),
    };

    /// <summary>The negative of a number; null of other values.</summary>
    public static object? Negative(object value) => value switch
    {
        long number => number == long.MinValue ? new CelFailure("integer overflow") : -number,
        double number => -number,
        CelDuration duration => duration.Nanoseconds == long.MinValue ? new CelFailure("integer overflow") : new CelDuration(-duration.Nanoseconds),
        _ => null,
    };

    private static object OfIntegers(string sign, BigInteger left, BigInteger right, bool isUnsigned)
    {
        if (sign is "/" or "%" && right.IsZero)
        {
            return new CelFailure(sign == "/" ? "division by zero" : "modulus by zero");
        }

        var result = sign switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            _ => left % right,
        };
        return isUnsigned
            ? result >= 0 && result <= ulong.MaxValue ? (ulong)result : new CelFailure("unsigned integer overflow")
            : result >= long.MinValue && result <= long.MaxValue ? (long)result : new CelFailure("integer overflow");
    }

    private static object OfIntegers(string sign, long left, long right) => OfIntegers(sign, left, right, isUnsigned: false);

    private static object OfIntegers(string sign, ulong left, ulong right) => OfIntegers(sign, left, right, isUnsigned: true);
}
