using System.Globalization;
using System.Text;
using CrdToolkit.Schema.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CrdToolkit.Testing.Json;

/// <summary>Reads YAML as the API server does: YAML 1.1 scalars (<c>yes</c> is true), turned into JSON.</summary>
internal static class YamlReader
{
    private const int MaximumNodes = 1_000_000;

    /// <summary>The first document of a text.</summary>
    /// <exception cref="FormatException">It is no YAML, or its aliases make it too large.</exception>
    public static JsonValue Read(byte[] utf8)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(Encoding.UTF8.GetString(utf8)));
            var budget = MaximumNodes;
            return stream.Documents.Count == 0 ? JsonNull.Instance : Convert(stream.Documents[0].RootNode, ref budget, 0);
        }
        catch (YamlException e)
        {
            throw Syntax($"error converting YAML to JSON: yaml: line {e.Start.Line}: {e.Message}");
        }
    }

    /// <summary>All documents of a text.</summary>
    /// <exception cref="FormatException">It is no YAML, or its aliases make it too large.</exception>
    public static IReadOnlyList<JsonValue> ReadAll(byte[] utf8)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(Encoding.UTF8.GetString(utf8)));
        }
        catch (YamlException e)
        {
            throw Syntax($"error converting YAML to JSON: yaml: line {e.Start.Line}: {e.Message}");
        }

        var budget = MaximumNodes;
        return [.. stream.Documents.Select(document => Convert(document.RootNode, ref budget, 0))];
    }

    private static JsonValue Convert(YamlNode node, ref int budget, int depth)
    {
        if (--budget < 0 || depth > 1_000)
        {
            throw Syntax("error converting YAML to JSON: yaml: document contains excessive aliasing or nesting");
        }

        switch (node)
        {
            case YamlScalarNode scalar:
                return scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty ? Plain(scalar.Value ?? "") : new JsonString(scalar.Value ?? "");
            case YamlSequenceNode sequence:
                var items = new List<JsonValue>();
                foreach (var item in sequence.Children)
                {
                    items.Add(Convert(item, ref budget, depth + 1));
                }

                return JsonValues.Array(items);
            case YamlMappingNode mapping:
                var members = new List<(string, JsonValue?)>();
                foreach (var entry in mapping.Children)
                {
                    members.Add(((entry.Key as YamlScalarNode)?.Value ?? "", Convert(entry.Value, ref budget, depth + 1)));
                }

                return JsonValues.Object(members);
            default:
                return JsonNull.Instance;
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

    private static FormatException Syntax(string message) => new(message);
}
