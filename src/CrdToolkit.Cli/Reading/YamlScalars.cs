using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CrdToolkit.Schema.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CrdToolkit.Cli.Reading;

/// <summary>
/// What a scalar means in YAML 1.1, as the YAML library of Kubernetes (sigs.k8s.io/yaml) reads it: <c>yes</c> is true, <c>010</c> is
/// eight, a date is text.
/// </summary>
internal static partial class YamlScalars
{
    /// <summary>The value of a scalar.</summary>
    /// <exception cref="FormatException">It is a number that JSON does not have, or not what its tag says.</exception>
    public static JsonValue Read(Scalar scalar)
    {
        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        if (tag.Length == 0 && scalar.Style != ScalarStyle.Plain)
        {
            return scalar.Value;
        }

        switch (tag)
        {
            case "" or "tag:yaml.org,2002:null" or "tag:yaml.org,2002:bool" or "tag:yaml.org,2002:int":
                return Resolve(scalar.Value);
            case "tag:yaml.org,2002:float":
                return Resolve(scalar.Value) as JsonNumber ?? throw new FormatException($"{JsonWriter.Quote(scalar.Value)} is no number");
            default:
                return scalar.Value;
        }
    }

    /// <summary>A key: what is no text becomes the text of its value, as in <c>on: 1</c>, whose key is <c>true</c>.</summary>
    public static string ReadKey(Scalar scalar) => Read(scalar) is var value && value is JsonString text ? text.Value : value.ToString();

    private static JsonValue Resolve(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return JsonNull.Instance;
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y":
                return true;
            case "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N":
                return false;
            case ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF":
                throw new FormatException($"JSON has no number {text}");
        }

        return text[0] is (>= '0' and <= '9') or '-' or '+' or '.' ? ResolveNumber(text) : text;
    }

    private static JsonValue ResolveNumber(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (ReadInteger(plain) is { } integer && integer >= long.MinValue && integer <= ulong.MaxValue)
        {
            return JsonReader.Parse(integer.ToString(CultureInfo.InvariantCulture));
        }

        return Float().IsMatch(plain)
            && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonNumber.FromDouble(number)
            : text;
    }

    /// <summary>An integer as Go reads it with base 0: decimal, <c>0x</c>, <c>0b</c>, <c>0o</c>, and octal behind a zero.</summary>
    private static BigInteger? ReadInteger(string text)
    {
        var digits = text.TrimStart('-', '+');
        if (text.Length - digits.Length > 1 || digits.Length == 0 || digits.Length > 66)
        {
            return null;
        }

        var (radix, from) = digits.Length > 1 && digits[0] == '0'
            ? char.ToLowerInvariant(digits[1]) switch { 'x' => (16, 2), 'b' => (2, 2), 'o' => (8, 2), _ => (8, 1) }
            : (10, 0);
        var value = BigInteger.Zero;
        foreach (var digit in digits.AsSpan(from))
        {
            var worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (worth >= radix)
            {
                return null;
            }

            value = (value * radix) + worth;
        }

        return digits.Length == from ? null : text[0] == '-' ? -value : value;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Float();
}
