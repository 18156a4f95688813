namespace CrdToolkit.Schema.Patterns;

/// <summary>A counted repetition such as <c>{2,5}</c>.</summary>
/// <param name="Min">The least number of times; -1 is beyond every limit.</param>
/// <param name="Max">The greatest number of times; -1 is none.</param>
/// <param name="End">The position behind it.</param>
internal readonly record struct Re2Count(int Min, int Max, int End)
{
    /// <summary>Reads a count; braces that hold anything else are plain characters.</summary>
    public static bool TryRead(string pattern, int position, out Re2Count count)
    {
        count = default;
        var at = position + 1;
        if (!TryReadNumber(pattern, ref at, out var min))
        {
            return false;
        }

        var max = min;
        if (at < pattern.Length && pattern[at] == ',')
        {
            at++;
            max = -1;
            if (at < pattern.Length && pattern[at] != '}')
            {
                if (!TryReadNumber(pattern, ref at, out max))
                {
                    return false;
                }

                // A maximum too big to read makes the whole count invalid.
                min = max < 0 ? -1 : min;
            }
        }

        if (at >= pattern.Length || pattern[at] != '}')
        {
            return false;
        }

        count = new(min, max, at + 1);
        return true;
    }

    private static bool TryReadNumber(string pattern, ref int at, out int number)
    {
        var from = at;
        number = 0;
        for (; at < pattern.Length && pattern[at] is >= '0' and <= '9'; at++)
        {
            number = number is < 0 or >= 100_000_000 ? -1 : (number * 10) + (pattern[at] - '0');
        }

        return at > from && !(at - from > 1 && pattern[from] == '0');
    }
}
