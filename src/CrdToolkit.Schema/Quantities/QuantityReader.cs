using System.Globalization;
using System.Numerics;

namespace CrdToolkit.Schema.Quantities;

/// <summary>Reads quantities (<c>ParseQuantity</c> of apimachinery), which takes more for a number than its words say: <c>.</c> is zero.</summary>
internal static class QuantityReader
{
    // Larger ones are quantities too, but nobody means them, and they would be slow.
    private const long LargestExponent = 1000;

    // As many digits as always fit into 64 bits.
    private const int MostDigits = 18;

    private static readonly string[] DecimalUnits = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] BinaryUnits = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <summary>The quantity, or why it is none; neither where it has more digits than are read here.</summary>
    public static (Quantity? Value, string? Problem) Read(string text)
    {
        if (Split(text) is not { } parts)
        {
            return (null, Quantity.Problem);
        }

        if (Unit(parts.Suffix) is not { } unit)
        {
            return (null, "unable to parse quantity's suffix");
        }

        return Math.Abs(unit.Power) > LargestExponent || text.Length > LargestExponent ? (null, null) : (Of(parts, unit.Form, (int)unit.Power), null);
    }

    private static Quantity Of((bool IsNegative, string Whole, string Fraction, string Suffix) parts, QuantityForm form, int power)
    {
        var digits = BigInteger.Parse("0" + parts.Whole + parts.Fraction, CultureInfo.InvariantCulture);
        var scaled = form == QuantityForm.Binary ? digits << power : digits;
        var exponent = (form == QuantityForm.Binary ? 0 : power) - parts.Fraction.Length;
        var length = parts.Whole.Length + parts.Fraction.Length;

        // Whether the API server keeps it as an integer of 64 bits is to be seen by rules.
        var isSmall = exponent >= Quantity.SmallestExponent && (form == QuantityForm.Binary
            ? parts.Fraction.Length == 0 && 15 - length - (int)(power * 3f / 10) - 1 >= 0
            : length <= MostDigits);
        if (!isSmall)
        {
            (scaled, exponent) = Quantity.Rounded(scaled, exponent);
            if (form == QuantityForm.Binary && scaled > long.MaxValue * BigInteger.Pow(10, -exponent))
            {
                (scaled, exponent) = (long.MaxValue, 0);
            }
        }

        return new Quantity(parts.IsNegative ? -scaled : scaled, exponent, isSmall, form);
    }

    private static (bool IsNegative, string Whole, string Fraction, string Suffix)? Split(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var at = text[0] is '+' or '-' ? 1 : 0;
        var whole = Take(text, ref at, IsDigit).TrimStart('0');
        var fraction = "";
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = Take(text, ref at, IsDigit);
        }

        var suffix = Take(text, ref at, c => "eEinumkKMGTP".IndexOf(c) >= 0);
        if (at < text.Length && text[at] is '+' or '-')
        {
            suffix += text[at++];
        }

        suffix += Take(text, ref at, IsDigit);
        return at == text.Length ? (text[0] == '-', whole.Length == 0 ? "0" : whole, fraction, suffix) : null;
    }

    private static (QuantityForm Form, long Power)? Unit(string suffix) =>
        Array.IndexOf(DecimalUnits, suffix) is >= 0 and var thousands ? (QuantityForm.Decimal, 3 * (thousands - 3))
        : Array.IndexOf(BinaryUnits, suffix) is >= 0 and var kibi ? (QuantityForm.Binary, 10 * kibi)
        : suffix.Length > 1 && suffix[0] is 'e' or 'E' && long.TryParse(suffix.Substring(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) ? (QuantityForm.Exponent, power)
        : null;

    private static string Take(string text, ref int at, Func<char, bool> isPart)
    {
        var start = at;
        while (at < text.Length && isPart(text[at]))
        {
            at++;
        }

        return text.Substring(start, at - start);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
