using System.Text;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>The methods of strings. Positions are those of characters, of which a pair of surrogates is one.</summary>
internal static class CelStrings
{
    /// <summary>Of longer strings only the API server knows more; it has a budget of its own.</summary>
    public const int MostCharacters = 4_000_000;

    /// <summary>The result of a method; null where there is none for such arguments.</summary>
    public static object? Call(string text, string method, IReadOnlyList<object> arguments) => (method, arguments) switch
    {
        ("contains", [string part]) => text.Contains(part),
        ("startsWith", [string part]) => text.StartsWith(part, StringComparison.Ordinal),
        ("endsWith", [string part]) => text.EndsWith(part, StringComparison.Ordinal),
        ("lowerAscii", []) => Ascii(text, 'A', 'Z', 'a' - 'A'),
        ("upperAscii", []) => Ascii(text, 'a', 'z', 'A' - 'a'),
        ("trim", []) => text.Trim(Spaces),
        ("replace", [string from, string to]) => Replaced(text, from, to, -1),
        ("replace", [string from, string to, long most]) => Replaced(text, from, to, most),
        ("split", [string separator]) => Split(text, separator, -1),
        ("split", [string separator, long most]) => Split(text, separator, most),
        ("format", [IReadOnlyList<object> values]) => CelTextFormat.Format(text, values),
        ("charAt" or "indexOf" or "lastIndexOf" or "substring", _) => CelPositions.Call(text, method, arguments),
        _ => null,
    };

    /// <summary>How many characters a text has.</summary>
    public static long Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    /// <summary>The text in double quotes, with escapes for what cannot be seen.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                '\\' => "\\\\",
                '"' => "\\\"",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    // What Unicode takes for a space (unicode.IsSpace of Go), on every version of .NET.
    private static readonly char[] Spaces =
        ['\t', '\n', '\v', '\f', '\r', ' ', '\u0085', '\u00a0', '\u1680', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2007', '\u2008', '\u2009', '\u200a', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000'];

    private static object Replaced(string text, string from, string to, long most)
    {
        if (from.Length > 0 && text.Length / from.Length * (long)to.Length > MostCharacters)
        {
            return CelUnknown.Instance;
        }

        var replaced = new StringBuilder();
        var (start, count) = (0, 0L);
        while (count != most && (from.Length == 0 ? start <= text.Length : text.IndexOf(from, start, StringComparison.Ordinal) >= 0))
        {
            if (replaced.Length > MostCharacters)
            {
                return CelUnknown.Instance;
            }

            // Nothing stands before each character, and at the end.
            var found = from.Length == 0 ? start : text.IndexOf(from, start, StringComparison.Ordinal);
            replaced.Append(text, start, found - start).Append(to);
            start = found + from.Length;
            count++;
            if (from.Length == 0)
            {
                var width = Width(text, start);
                replaced.Append(text, start, width);
                start += width == 0 ? 1 : width;
            }
        }

        return start >= text.Length ? replaced.ToString() : replaced.Append(text, start, text.Length - start).ToString();
    }

    private static List<object> Split(string text, string separator, long most)
    {
        if (most == 0)
        {
            return [];
        }

        var parts = new List<object>();
        var start = 0;
        while (parts.Count != most - 1 && (separator.Length == 0 ? start < text.Length : text.IndexOf(separator, start, StringComparison.Ordinal) >= 0))
        {
            var end = separator.Length == 0 ? start + Width(text, start) : text.IndexOf(separator, start, StringComparison.Ordinal);
            parts.Add(text.Substring(start, end - start));
            start = end + separator.Length;
        }

        if (separator.Length > 0 || start < text.Length)
        {
            parts.Add(text.Substring(start));
        }

        return parts;
    }

    private static int Width(string text, int at) => at >= text.Length ? 0 : char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;

    private static string Ascii(string text, char first, char last, int shift) =>
        new([.. text.Select(c => c >= first && c <= last ? (char)(c + shift) : c)]);
}
