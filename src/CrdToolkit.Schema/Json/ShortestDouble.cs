using System.Globalization;

namespace CrdToolkit.Schema.Json;

/// <summary>
/// Formats doubles the same on every runtime: .NET Framework, which hosts MSBuild in Visual Studio, and .NET disagree about
/// the round-trip format.
/// </summary>
internal static class ShortestDouble
{
    public static string Format(double value, int smallestPlainExponent = -6, int firstExponent = 21)
    {
        var scientific = Digits(Math.Abs(value));
        var exponentAt = scientific.IndexOf('E');
        var digits = scientific.Substring(0, exponentAt).Replace(".", "").TrimEnd('0');
        digits = digits.Length == 0 ? "0" : digits;
        var exponent = int.Parse(scientific.Substring(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return (value < 0 ? "-" : "") + Place(digits, exponent, exponent < smallestPlainExponent || exponent >= firstExponent);
    }

    private static string Digits(double value)
    {
        // 15 digits are always exact in decimal, 17 always enough to come back.
        foreach (var format in (string[])["E14", "E15"])
        {
            var text = value.ToString(format, CultureInfo.InvariantCulture);
            if (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value))
            {
                return text;
            }
        }

        return value.ToString("E16", CultureInfo.InvariantCulture);
    }

    private static string Place(string digits, int exponent, bool showsExponent) => exponent switch
    {
        _ when showsExponent => digits.Substring(0, 1) + (digits.Length > 1 ? "." + digits.Substring(1) : "")
            + (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture),
        < 0 => "0." + new string('0', -exponent - 1) + digits,
        _ when digits.Length <= exponent + 1 => digits + new string('0', exponent + 1 - digits.Length),
        _ => digits.Substring(0, exponent + 1) + "." + digits.Substring(exponent + 1),
    };
}
