using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Amounts of resources as Kubernetes writes them: <c>1000m</c> becomes <c>1</c>, <c>1024Mi</c> becomes <c>1Gi</c>.</summary>
internal static partial class Quantity
{
    /// <summary>What is said about text that is no quantity.</summary>
    public const string Problem = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private static readonly string[] Decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] Binary = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <summary>The amount in billionths, by which amounts are compared; zero when it is no quantity.</summary>
    public static BigInteger Billionths(string text) => Parse(text)?.Billionths ?? BigInteger.Zero;

    /// <summary>The canonical text; null when it is no quantity.</summary>
    public static JsonString? Canonical(string text) => Parse(text) is { } amount ? new JsonString(Text(amount)) : null;

    /// <summary>The canonical text of an amount.</summary>
    public static string Text(Amount amount)
    {
        var billionths = BigInteger.Abs(amount.Billionths);
        return (amount.IsNegative ? "-" : "") + amount.Form switch
        {
            QuantityForm.Exponent => Exponent(billionths),
            QuantityForm.Binary => Powers(billionths),
            _ => Thousands(billionths),
        };
    }

    /// <summary>The amount that a text says; null when it is no quantity.</summary>
    public static Amount? Parse(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        // Billionths: the API server keeps no smaller amounts, and rounds them up.
        var (digits, suffix) = (match.Groups["digits"].Value, match.Groups["suffix"].Value);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : digits.Length - point - 1;
        var number = BigInteger.Parse(digits.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var binary = Array.IndexOf(Binary, suffix);
        var exponent = match.Groups["exponent"] is { Success: true } written ? int.Parse(written.Value, CultureInfo.InvariantCulture) : (int?)null;
        var power = exponent ?? (binary > 0 ? 0 : 3 * (Array.IndexOf(Decimal, suffix) - 3));
        if (Math.Abs(power) > 100)
        {
            return null;
        }

        var scaled = number * (binary > 0 ? BigInteger.Pow(1024, binary) : BigInteger.One);
        var shift = power + 9 - fraction;
        var billionths = shift >= 0 ? scaled * BigInteger.Pow(10, shift) : Ceiling(scaled, BigInteger.Pow(10, -shift));
        return new Amount(
            match.Groups["sign"].Value == "-" ? -billionths : billionths,
            exponent is not null ? QuantityForm.Exponent : binary > 0 ? QuantityForm.Binary : QuantityForm.Decimal);
    }

    private static string Thousands(BigInteger billionths)
    {
        var unit = 0;
        while (unit < Decimal.Length - 1 && !billionths.IsZero && (billionths % 1000).IsZero)
        {
            billionths /= 1000;
            unit++;
        }

        return billionths.IsZero ? "0" : billionths.ToString(CultureInfo.InvariantCulture) + Decimal[unit];
    }

    // With a fraction of a byte, or below 1024, there is no binary unit to write it in.
    private static string Powers(BigInteger billionths)
    {
        var (whole, rest) = BigInteger.DivRem(billionths, 1_000_000_000);
        if (!rest.IsZero || whole < 1024)
        {
            return Thousands(billionths);
        }

        var unit = 0;
        while (unit < Binary.Length - 1 && (whole % 1024).IsZero)
        {
            whole /= 1024;
            unit++;
        }

        return whole.ToString(CultureInfo.InvariantCulture) + Binary[unit];
    }

    private static string Exponent(BigInteger billionths)
    {
        var power = -9;
        while (!billionths.IsZero && (billionths % 1000).IsZero)
        {
            billionths /= 1000;
            power += 3;
        }

        return billionths.IsZero ? "0" : billionths.ToString(CultureInfo.InvariantCulture) + (power == 0 ? "" : $"e{power}");
    }

    private static BigInteger Ceiling(BigInteger value, BigInteger by)
    {
        var (whole, rest) = BigInteger.DivRem(value, by);
        return rest.IsZero ? whole : whole + 1;
    }

    [GeneratedRegex(@"^(?<sign>[+-]?)(?<digits>\d+(\.\d*)?|\.\d+)((?<suffix>Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E)?|[eE](?<exponent>[+-]?\d+))\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
