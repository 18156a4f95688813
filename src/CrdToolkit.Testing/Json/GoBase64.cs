namespace CrdToolkit.Testing.Json;

/// <summary>Reads base64 as Go's standard encoding does: line ends may be anywhere, nothing else that is no letter of it.</summary>
internal static class GoBase64
{
    /// <summary>The text as Go writes the bytes that it stands for.</summary>
    /// <exception cref="FormatException">It is no base64; the message says where it stops to be some.</exception>
    public static string Canonical(string text)
    {
        if (FindError(text) is { } position)
        {
            throw new FormatException($"illegal base64 data at input byte {position}");
        }

        return Convert.ToBase64String(Convert.FromBase64String(text));
    }

    /// <summary>How many bytes a canonical text stands for.</summary>
    public static long Length(string canonical) =>
        canonical.Length / 4 * 3L - (canonical.EndsWith("==", StringComparison.Ordinal) ? 2 : canonical.EndsWith('=') ? 1 : 0);

    // Up to there all letters are ASCII, so that positions are those of bytes.
    private static int? FindError(string text)
    {
        var letters = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\n' or '\r':
                    break;
                case '=':
                    return FindErrorInPadding(text, i, letters % 4);
                case '+' or '/':
                case var letter when char.IsAsciiLetterOrDigit(letter):
                    letters++;
                    break;
                default:
                    return i;
            }
        }

        return letters % 4 is > 0 and var rest ? text.Length - rest : null;
    }

    private static int? FindErrorInPadding(string text, int start, int letters)
    {
        if (letters < 2)
        {
            return start;
        }

        var next = SkipLineEnds(text, start + 1);
        if (letters == 2)
        {
            if (next == text.Length)
            {
                return next;
            }

            if (text[next] != '=')
            {
                return next - 1;
            }

            next = SkipLineEnds(text, next + 1);
        }

        return next < text.Length ? next : null;
    }

    private static int SkipLineEnds(string text, int start)
    {
        while (start < text.Length && text[start] is '\n' or '\r')
        {
            start++;
        }

        return start;
    }
}
