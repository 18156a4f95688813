using System.Globalization;
using System.Numerics;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>Doubles in decimal digits, exactly rounded, as <c>%f</c> and <c>%e</c> of <c>format</c> write them.</summary>
internal static class CelDecimalForm
{
    private const int MostDigits = 1000;
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>As <c>%f</c>; null of what is no double, <see cref="CelUnknown"/> of too many digits.</summary>
    public static object? Fixed(object value, string precision) => Number(value) switch
    {
        { } number when Special(number) is { } text => text,
        { } number => precision.Length > 4 || (precision.Length > 0 && int.Parse(precision, CultureInfo.InvariantCulture) > MostDigits) ? CelUnknown.Instance
            : Grouped(Digits(number, precision.Length == 0 ? 6 : int.Parse(precision, CultureInfo.InvariantCulture))),
        _ => null,
    };

    /// <summary>As <c>%e</c>, which has six digits whatever is asked for; null of what is no double.</summary>
    public static object? Scientific(object value) => Number(value) switch
    {
        { } number when Special(number) is { } text => text.PadLeft(6),
        { } number => Scientific(number),
        _ => null,
    };

    /// <summary>A finite number with so many digits behind the point; a half goes to the even one.</summary>
    public static string Digits(double number, int digits)
    {
        var (mantissa, exponent) = Parts(Math.Abs(number));
        var scaled = mantissa * BigInteger.Pow(10, digits);
        var rounded = exponent >= 0 ? scaled << exponent : Divided(scaled, BigInteger.One << -exponent);
        var text = rounded.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        return (number < 0 || 1 / number < 0 ? "-" : "") + text.Substring(0, text.Length - digits) + (digits == 0 ? "" : "." + text.Substring(text.Length - digits));
    }

    private static double? Number(object value) => value switch
    {
        double number => number,
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => null,
    };

    private static string? Special(double number) => double.IsNaN(number) ? "NaN" : double.IsInfinity(number) ? (number < 0 ? "-∞" : "∞") : null;

    private static string Scientific(double number)
    {
        var text = number.ToString("e6", CultureInfo.InvariantCulture);
        var at = text.IndexOf('e');
        var power = int.Parse(text.Substring(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = Math.Abs(power).ToString("00", CultureInfo.InvariantCulture);
        return $"{text.Substring(0, at)}×10{(power < 0 ? "⁻" : "")}{string.Concat(digits.Select(digit => Superscripts[digit - '0']))}";
    }

    // Thousands are set off, and zero has no sign.
    private static string Grouped(string text)
    {
        var negative = text[0] == '-' && text.Any(c => c is >= '1' and <= '9');
        text = text.TrimStart('-');
        var point = text.IndexOf('.') is >= 0 and var found ? found : text.Length;
        for (var at = point - 3; at > 0; at -= 3)
        {
            text = text.Insert(at, ",");
        }

        return (negative ? "-" : "") + text;
    }

    private static (BigInteger Mantissa, int Exponent) Parts(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)(bits >> 52) & 0x7ff;
        var fraction = bits & 0xfffffffffffffL;
        return exponent == 0 ? (fraction, -1074) : (fraction | 0x10000000000000L, exponent - 1075);
    }

    private static BigInteger Divided(BigInteger value, BigInteger by)
    {
        var whole = BigInteger.DivRem(value, by, out var rest);
        var order = (rest * 2).CompareTo(by);
        return order > 0 || (order == 0 && !whole.IsEven) ? whole + 1 : whole;
    }
}
