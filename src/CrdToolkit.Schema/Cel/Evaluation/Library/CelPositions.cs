namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>The methods of strings that count characters.</summary>
internal static class CelPositions
{
    /// <summary>The result of a method; null where there is none for such arguments.</summary>
    public static object? Call(string text, string method, IReadOnlyList<object> arguments)
    {
        var length = (int)CelStrings.Length(text);
        return (method, arguments) switch
        {
            ("charAt", [long index]) => index == length ? "" : index < 0 || index > length ? OutOfRange(index) : Part(text, index, index + 1),
            ("substring", [long start]) => start < 0 || start > length ? OutOfRange(start) : Part(text, start, length),
            ("substring", [long start, long end]) =>
                start > end ? new CelFailure($"invalid substring range. start: {start}, end: {end}")
                : start < 0 ? OutOfRange(start)
                : end > length ? OutOfRange(end)
                : Part(text, start, end),
            ("indexOf", [string part]) => First(text, length, part, 0),
            ("indexOf", [string part, long from]) => First(text, length, part, from),
            ("lastIndexOf", [string part]) => part.Length == 0 ? (long)length : Last(text, length, part, Math.Max(0, length - 1)),
            ("lastIndexOf", [string part, long from]) => Last(text, length, part, from),
            _ => null,
        };
    }

    private static object First(string text, int length, string part, long from) =>
        part.Length == 0 ? Math.Max(0, Math.Min(from, length))
        : from < 0 ? OutOfRange(from)
        : from >= length ? -1L
        : Position(text, text.IndexOf(part, Unit(text, from), StringComparison.Ordinal));

    // The last one that begins there or before.
    private static object Last(string text, int length, string part, long from)
    {
        if (part.Length == 0)
        {
            return Math.Max(0, Math.Min(from, length));
        }

        if (from < 0)
        {
            return OutOfRange(from);
        }

        if (from >= length)
        {
            return -1L;
        }

        var end = Math.Min(text.Length, Unit(text, from) + part.Length);
        return Position(text, text.Substring(0, end).LastIndexOf(part, StringComparison.Ordinal));
    }

    private static string Part(string text, long start, long end)
    {
        var first = Unit(text, start);
        return text.Substring(first, Unit(text, end) - first);
    }

    // Where a character begins among the units of UTF-16, and the reverse.
    private static int Unit(string text, long position)
    {
        var unit = 0;
        for (var i = 0L; i < position; i++)
        {
            unit += char.IsHighSurrogate(text[unit]) && unit + 1 < text.Length ? 2 : 1;
        }

        return unit;
    }

    private static long Position(string text, int unit) => unit < 0 ? -1 : CelStrings.Length(text.Substring(0, unit));

    private static CelFailure OutOfRange(long index) => new($"index out of range: {index}");
}
