using System.Globalization;
using System.Text;
using CrdToolkit.Schema.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CrdToolkit.Testing.Json;

/// <summary>What scalars without quotes mean in YAML 1.1, as the API server reads it.</summary>
internal static class YamlScalars
{
    /// <summary>The value of a scalar, by its tag where it has one.</summary>
    /// <exception cref="FormatException">JSON has no such value.</exception>
    public static JsonValue Read(Scalar scalar)
    {
        var plain = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty ? Plain(scalar.Value) : null;
        if (plain is not null)
        {
            return plain;
        }

        return scalar.Tag.IsEmpty ? new JsonString(scalar.Value) : scalar.Tag.Value switch
        {
            "tag:yaml.org,2002:binary" => Bytes(scalar.Value),
            "tag:yaml.org,2002:int" or "tag:yaml.org,2002:float" or "tag:yaml.org,2002:bool" or "tag:yaml.org,2002:null" => Plain(scalar.Value),
            _ => new JsonString(scalar.Value),
        };
    }

    private static JsonString Bytes(string text)
    {
        try
        {
            return new(Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        }
        catch (FormatException)
        {
            throw new FormatException("yaml: !!binary value contains invalid base64 data");
        }
    }

    private static JsonValue Plain(string text)
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

        if (text.TrimStart('-', '+').ToLowerInvariant() is ".inf" or ".nan")
        {
            throw new FormatException($"json: unsupported value: {(text.EndsWith('f') || text.EndsWith('F') ? text[0] == '-' ? "-Inf" : "+Inf" : "NaN")}");
        }

        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('-' or '+' or '.'))
        {
            return new JsonString(text);
        }

        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            // A leading zero makes it octal, where the digits allow that.
            return digits.TrimStart('-', '+') is ['0', _, ..] octal && TryConvert(octal, 8, out var eights)
                ? JsonNumber.FromInt64(digits[0] == '-' ? -eights : eights)
                : JsonNumber.FromInt64(integer);
        }

        if (digits.TrimStart('-', '+') is ['0', 'x' or 'X' or 'o' or 'O' or 'b' or 'B', _, ..] prefixed
            && TryConvert(prefixed[2..], char.ToLowerInvariant(prefixed[1]) switch { 'x' => 16, 'o' => 8, _ => 2 }, out var based))
        {
            return JsonNumber.FromInt64(digits[0] == '-' ? -based : based);
        }

        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonNumber.FromDouble(number)
            : new JsonString(text);
    }

    private static bool TryConvert(string digits, int radix, out long value)
    {
        try
        {
            value = Convert.ToInt64(digits, radix);
            return value >= 0;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            value = 0;
            return false;
        }
    }
}
