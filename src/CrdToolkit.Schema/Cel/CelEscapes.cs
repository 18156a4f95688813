using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CrdToolkit.Schema.Cel;

/// <summary>What the escape sequences in strings of CEL stand for.</summary>
internal static class CelEscapes
{
    private static readonly Regex Sequence = new(@"\\(?:[xX](?<hex>[0-9A-Fa-f]{2})|u(?<hex>[0-9A-Fa-f]{4})|U(?<hex>[0-9A-Fa-f]{8})|(?<octal>[0-3][0-7]{2})|(?<sign>.))", RegexOptions.Singleline);

    /// <summary>The text that is meant; sequences that there are not stay as they are.</summary>
    public static string Replace(string written) => written.IndexOf('\\') < 0 ? written : Sequence.Replace(written, match =>
        match.Groups["hex"].Success ? Character(match, int.Parse(match.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        : match.Groups["octal"].Success ? Character(match, Convert.ToInt32(match.Groups["octal"].Value, 8))
        : match.Groups["sign"].Value switch
        {
            "a" => "\a",
            "b" => "\b",
            "f" => "\f",
            "n" => "\n",
            "r" => "\r",
            "t" => "\t",
            "v" => "\v",
            "\\" or "?" or "\"" or "'" or "`" => match.Groups["sign"].Value,
            _ => match.Value,
        });

    /// <summary>The bytes that are meant, as characters of one byte each: an escape is a byte, a character its bytes in UTF-8.</summary>
    /// <param name="written">The text.</param>
    /// <param name="isRaw">Whether escapes in it are none.</param>
    public static string Bytes(string written, bool isRaw)
    {
        var bytes = new StringBuilder();
        var at = 0;
        foreach (Match match in isRaw ? (IEnumerable<Match>)[] : Sequence.Matches(written).Cast<Match>())
        {
            AppendUtf8(bytes, written.Substring(at, match.Index - at));
            if (match.Groups["octal"].Success || (match.Groups["hex"].Success && match.Length == 4))
            {
                bytes.Append(match.Groups["octal"].Success ? (char)Convert.ToInt32(match.Groups["octal"].Value, 8) : (char)Convert.ToInt32(match.Groups["hex"].Value, 16));
            }
            else
            {
                AppendUtf8(bytes, Replace(match.Value));
            }

            at = match.Index + match.Length;
        }

        AppendUtf8(bytes, written.Substring(at));
        return bytes.ToString();
    }

    private static void AppendUtf8(StringBuilder bytes, string text)
    {
        foreach (var part in Encoding.UTF8.GetBytes(text))
        {
            bytes.Append((char)part);
        }
    }

    private static string Character(Match match, int code) => code is <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32(code) : match.Value;
}
