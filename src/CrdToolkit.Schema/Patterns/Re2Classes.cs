using System.Globalization;
using System.Text;

namespace CrdToolkit.Schema.Patterns;

/// <summary>The pieces of .NET expressions that the translation is made of.</summary>
internal static class Re2Classes
{
    /// <summary>.NET matches UTF-16 units; a character beyond the first plane is two of them.</summary>
    private const string Pair = "[\\ud800-\\udbff][\\udc00-\\udfff]";

    public const string AnyCharacter = "(?:" + Pair + "|[\\u0000-\\uffff])";
    public const string AnyButLineFeed = "(?:" + Pair + "|[^\\n])";

    private static readonly Dictionary<string, string> PosixRanges = new(StringComparer.Ordinal)
    {
        ["alnum"] = "09AZaz",
        ["alpha"] = "AZaz",
        ["ascii"] = "\0\u007f",
        ["blank"] = "\t\t  ",
        ["cntrl"] = "\0\u001f\u007f\u007f",
        ["digit"] = "09",
        ["graph"] = "!~",
        ["lower"] = "az",
        ["print"] = " ~",
        ["punct"] = "!/:@[`{~",
        ["space"] = "\t\r  ",
        ["upper"] = "AZ",
        ["word"] = "09AZ__az",
        ["xdigit"] = "09AFaf",
    };

    public static bool IsAsciiLetterOrDigit(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    /// <summary>A class in brackets; a negated one matches each character that is a pair.</summary>
    public static string Bracket(string content, bool negated) => negated ? $"(?:{Pair}|[^{content}\\ud800-\\udfff])"
        : content.IndexOf("\\ud8", StringComparison.Ordinal) >= 0 || content.IndexOf("\\P", StringComparison.Ordinal) >= 0
            ? $"(?:{Pair}|[{content}])"
            : $"[{content}]";

    /// <summary>The content of a class from one code point to another.</summary>
    public static string Range(int low, int high) => high > 0xFFFF
        ? (low > 0xFFFF ? "" : Escape(low) + "-\\ud7ff\\ue000-\\uffff") + "\\ud800-\\udfff"
        : low == high ? Escape(low) : Escape(low) + "-" + Escape(high);

    /// <summary><c>\d</c>, <c>\s</c>, <c>\w</c> and their complements, in ASCII.</summary>
    public static string Perl(char letter) => letter switch
    {
        'd' => Ranges("09"),
        'D' => Complement("09"),
        's' => Ranges("\t\n\f\r  "),
        'S' => Complement("\t\n\f\r  "),
        'w' => Ranges("09AZ__az"),
        _ => Complement("09AZ__az"),
    };

    /// <summary>The content of <c>[:alpha:]</c> or <c>[:^alpha:]</c>; null when there is no class of this name.</summary>
    public static string? Named(string name)
    {
        var negated = name.Length > 2 && name[2] == '^';
        var from = negated ? 3 : 2;
        return name.Length - from - 2 > 0 && PosixRanges.TryGetValue(name.Substring(from, name.Length - from - 2), out var ranges)
            ? negated ? Complement(ranges) : Ranges(ranges)
            : null;
    }

    public static string Escape(string text, int start, int length) => length == 1
        ? Escape(text[start])
        : "(?:" + Unit(text[start]) + Unit(text[start + 1]) + ")";

    public static string Escape(int codePoint) => codePoint > 0xFFFF
        ? Escape(char.ConvertFromUtf32(codePoint), 0, 2)
        : IsAsciiLetterOrDigit((char)codePoint) ? ((char)codePoint).ToString() : Unit((char)codePoint);

    private static string Unit(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);

    private static string Ranges(string bounds)
    {
        var content = new StringBuilder();
        for (var i = 0; i < bounds.Length; i += 2)
        {
            content.Append(Range(bounds[i], bounds[i + 1]));
        }

        return content.ToString();
    }

    private static string Complement(string bounds)
    {
        var content = new StringBuilder();
        var next = 0;
        for (var i = 0; i < bounds.Length; i += 2)
        {
            content.Append(bounds[i] > next ? Range(next, bounds[i] - 1) : "");
            next = bounds[i + 1] + 1;
        }

        return content.Append(Range(next, 0xFFFF)).Append("\\ud800-\\udfff").ToString();
    }
}
