using System.Globalization;
using System.Numerics;

namespace CrdToolkit.Schema.Quantities;

/// <summary>Writes quantities canonically: <c>1000m</c> as <c>1</c>, <c>1024Mi</c> as <c>1Gi</c>.</summary>
internal static class QuantityWriter
{
    private static readonly string[] DecimalUnits = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] BinaryUnits = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <summary>The text.</summary>
    public static string Write(BigInteger billionths, QuantityForm form)
    {
        var amount = BigInteger.Abs(billionths);
        return (billionths.Sign < 0 ? "-" : "") + form switch
        {
            QuantityForm.Exponent => Exponent(amount),
            QuantityForm.Binary => Powers(amount),
            _ => Thousands(amount),
        };
    }

    private static string Thousands(BigInteger billionths)
    {
        var unit = 0;
        while (unit < DecimalUnits.Length - 1 && !billionths.IsZero && (billionths % 1000).IsZero)
        {
            billionths /= 1000;
            unit++;
        }

        return billionths.IsZero ? "0" : billionths.ToString(CultureInfo.InvariantCulture) + DecimalUnits[unit];
    }

    // With a fraction of a byte, or below 1024, there is no binary unit to write it in.
    private static string Powers(BigInteger billionths)
    {
        var whole = BigInteger.DivRem(billionths, 1_000_000_000, out var rest);
        if (!rest.IsZero || whole < 1024)
        {
            return Thousands(billionths);
        }

        var unit = 0;
        while (unit < BinaryUnits.Length - 1 && (whole % 1024).IsZero)
        {
            whole /= 1024;
            unit++;
        }

        return whole.ToString(CultureInfo.InvariantCulture) + BinaryUnits[unit];
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
}
