using System.Globalization;
using System.Text;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Yaml;

/// <summary>The styles of a text in YAML: plain where no reader can misunderstand it, else quoted, else a literal block.</summary>
internal static class YamlScalar
{
    /// <summary>Whether a text of several lines can stand as a literal block, which has no escapes.</summary>
    public static bool CanBeLiteral(string text) =>
        text.IndexOf('\n') >= 0
        && text[0] is not (' ' or '\n' or '\t')
        && text.TrimEnd('\n').Length > 0
        && text.All(c => c is '\n' or '\t' || IsPrintable(c))
        && !HasLoneSurrogate(text);

    /// <summary>Appends the header of a literal block and its lines, without the line feed behind the last one.</summary>
    public static void AppendLiteral(StringBuilder text, string content, int indent)
    {
        var body = content.TrimEnd('\n');
        var trailing = content.Length - body.Length;
        text.Append(trailing switch { 0 => "|-", 1 => "|", _ => "|+" });
        foreach (var line in body.Split('\n'))
        {
            text.Append('\n');
            if (line.Length > 0)
            {
                text.Append(' ', indent).Append(line);
            }
        }

        text.Append('\n', Math.Max(0, trailing - 1));
    }

    /// <summary>The text on one line: plain, in single quotes, or in double quotes with escapes.</summary>
    public static string OneLine(string text)
    {
        if (!text.All(IsPrintable) || HasLoneSurrogate(text))
        {
            return DoubleQuoted(text);
        }

        return YamlPlainText.IsSafe(text) ? text : "'" + text.Replace("'", "''") + "'";
    }

    /// <summary>A number such that readers of YAML 1.1, which want a dot before an exponent, see a number.</summary>
    public static string Number(JsonNumber number)
    {
        var exponent = number.Text.IndexOfAny(['e', 'E']);
        if (exponent < 0)
        {
            return number.Text;
        }

        var mantissa = number.Text.Substring(0, exponent);
        var power = number.Text.Substring(exponent + 1);
        return mantissa + (mantissa.IndexOf('.') < 0 ? ".0" : "") + "e" + (power[0] is '+' or '-' ? "" : "+") + power;
    }

    private static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogatePair(text, i))
            {
                quoted.Append(c).Append(text[++i]);
            }
            else if (JsonEscapes.Of(c) is { } escape)
            {
                quoted.Append(escape);
            }
            else if (IsPrintable(c) && !char.IsSurrogate(c))
            {
                quoted.Append(c);
            }
            else
            {
                // Half a surrogate pair is no character: every reader would refuse it.
                quoted.Append("\\u").Append((char.IsSurrogate(c) ? 0xFFFD : c).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>What may stand unescaped on a line; the separators U+0085, U+2028 and U+2029 end a line in YAML 1.1.</summary>
    private static bool IsPrintable(char c) => c switch
    {
        < ' ' or '\u007f' => false,
        < '\u007f' => true,
        < '\u00a0' or '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff' => false,
        _ => true,
    };

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
