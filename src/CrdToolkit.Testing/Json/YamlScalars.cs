using System.Globalization;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Json;

/// <summary>What scalars without quotes mean in YAML 1.1, as the API server reads it.</summary>
internal static class YamlScalars
{
    /// <summary>The value of a scalar.</summary>
    public static JsonValue Plain(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return JsonNull.Instance;
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y":
                return JsonBoolean.True;
            case "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N":
                return JsonBoolean.False;
        }

        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('-' or '+' or '.'))
        {
            return new JsonString(text);
        }

        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            // A leading zero makes it octal, where the digits allow that.
            return digits.Length > 1 && digits[0] == '0' && digits.All(digit => digit is >= '0' and <= '7')
                ? JsonNumber.FromInt64(System.Convert.ToInt64(digits, 8))
                : JsonNumber.FromInt64(integer);
        }

        if (digits.StartsWith("0x", StringComparison.Ordinal)
            && long.TryParse(digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hexadecimal))
        {
            return JsonNumber.FromInt64(hexadecimal);
        }

        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonNumber.FromDouble(number)
            : new JsonString(text);
    }
}
