using System.Globalization;
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

    private static string Character(Match match, int code) => code is <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32(code) : match.Value;
}
