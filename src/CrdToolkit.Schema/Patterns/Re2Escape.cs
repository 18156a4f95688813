using System.Globalization;

namespace CrdToolkit.Schema.Patterns;

/// <summary>An escape that stands for one character or for a class of them.</summary>
/// <param name="CodePoint">The character; -1 for a class.</param>
/// <param name="ClassPart">What stands for it inside the brackets of a .NET class; null when .NET has no counterpart.</param>
/// <param name="End">The position behind it.</param>
internal readonly record struct Re2Escape(int CodePoint, string? ClassPart, int End)
{
    /// <summary>Reads an escape from its backslash.</summary>
    public static Re2Escape Read(string pattern, int position)
    {
        if (position + 1 >= pattern.Length)
        {
            throw new Re2SyntaxException("trailing backslash at end of expression", "");
        }

        var c = pattern[position + 1];
        return c switch
        {
            'p' or 'P' => Re2UnicodeClass.Read(pattern, position),
            'd' or 'D' or 's' or 'S' or 'w' or 'W' => new(-1, Re2Classes.Perl(c), position + 2),
            'x' => ReadHexadecimal(pattern, position),
            >= '0' and <= '7' => ReadOctal(pattern, position),
            _ when "afnrtv".IndexOf(c) is >= 0 and var index => Character("\a\f\n\r\t\v"[index], position + 2),
            < '\u0080' when !Re2Classes.IsAsciiLetterOrDigit(c) => Character(c, position + 2),
            _ => throw Invalid(pattern, position, position + (char.IsSurrogatePair(pattern, position + 1) ? 3 : 2)),
        };
    }

    /// <summary>The escape outside of brackets.</summary>
    public string ToExpression() => CodePoint < 0 ? Re2Classes.Bracket(ClassPart ?? "", negated: false) : Re2Classes.Escape(CodePoint);

    private static Re2Escape Character(int codePoint, int end) => new(codePoint, Re2Classes.Escape(codePoint), end);

    private static Re2Escape ReadOctal(string pattern, int position)
    {
        var at = position + 1;
        if (pattern[at] != '0' && !(at + 1 < pattern.Length && pattern[at + 1] is >= '0' and <= '7'))
        {
            throw Invalid(pattern, position, at + 1);
        }

        var value = 0;
        for (var i = 0; i < 3 && at < pattern.Length && pattern[at] is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + (pattern[at++] - '0');
        }

        return Character(value, at);
    }

    private static Re2Escape ReadHexadecimal(string pattern, int position)
    {
        var at = position + 2;
        if (at < pattern.Length && pattern[at] == '{')
        {
            var end = pattern.IndexOf('}', at);
            var digits = end < 0 ? "" : pattern.Substring(at + 1, end - at - 1);
            return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 0x10FFFF
                ? Character(value, end + 1)
                : throw Invalid(pattern, position, EndOfHexadecimal(pattern, at + 1));
        }

        return at + 2 <= pattern.Length
            && int.TryParse(pattern.Substring(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var two)
                ? Character(two, at + 2)
                : throw Invalid(pattern, position, Math.Min(at + 2, pattern.Length));
    }

    /// <summary>Go reads up to the first character that is no digit, or makes the number too large, and shows what it read.</summary>
    private static int EndOfHexadecimal(string pattern, int at)
    {
        for (var value = 0; at < pattern.Length && Uri.IsHexDigit(pattern[at]); at++)
        {
            value = (value * 16) + Convert.ToInt32(pattern.Substring(at, 1), 16);
            if (value > 0x10FFFF)
            {
                return at + 1;
            }
        }

        return Math.Min(at + 1, pattern.Length);
    }

    private static Re2SyntaxException Invalid(string pattern, int from, int end) =>
        new("invalid escape sequence", pattern.Substring(from, end - from));
}
