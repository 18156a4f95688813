using System.Globalization;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>Reads semantic versions (<c>Parse</c> of blang/semver), in its words.</summary>
internal static class CelVersionReader
{
    private static readonly string[] Names = ["Major", "Minor", "Patch"];

    /// <summary>The version, or the <see cref="CelFailure"/> that it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isTolerant">Whether a <c>v</c> in front, leading zeros and fewer numbers are allowed.</param>
    public static object Read(string text, bool isTolerant)
    {
        if (isTolerant)
        {
            text = Normalized(text);
        }

        if (text.Length == 0)
        {
            return new CelFailure("Version string empty");
        }

        var parts = text.Split(['.'], 3);
        if (parts.Length != 3)
        {
            return new CelFailure("No Major.Minor.Patch elements found");
        }

        var (rest, build, prerelease) = (parts[2], (string?)null, (string?)null);
        if (rest.IndexOf('+') is >= 0 and var plus)
        {
            (rest, build) = (rest.Substring(0, plus), rest.Substring(plus + 1));
        }

        if (rest.IndexOf('-') is >= 0 and var dash)
        {
            (rest, prerelease) = (rest.Substring(0, dash), rest.Substring(dash + 1));
        }

        parts[2] = rest;
        var numbers = new List<ulong>();
        for (var i = 0; i < 3; i++)
        {
            if (Problem(parts[i], i, out var number) is { } problem)
            {
                return new CelFailure(problem);
            }

            numbers.Add(number);
        }

        var words = prerelease?.Split('.') ?? [];
        return words.Select(PrereleaseProblem).Concat((build?.Split('.') ?? []).Select(BuildProblem)).FirstOrDefault(problem => problem is not null) is { } wrong
            ? new CelFailure(wrong)
            : new CelVersion(numbers, words);
    }

    private static string Normalized(string text)
    {
        text = text.StartsWith("v", StringComparison.Ordinal) ? text.Substring(1) : text;
        var parts = text.Split(['.'], 3);
        for (var i = 0; i < parts.Length; i++)
        {
            var digits = parts[i].TrimStart('0');
            parts[i] = parts[i].Length > digits.Length && (digits.Length == 0 || !char.IsDigit(digits[0])) ? "0" + digits : digits;
        }

        return parts.Length == 3 || parts[parts.Length - 1].Any(c => c is '+' or '-')
            ? string.Join(".", parts)
            : string.Join(".", parts.Concat(Enumerable.Repeat("0", 3 - parts.Length)));
    }

    private static string? Problem(string text, int index, out ulong number)
    {
        number = 0;
        return !text.All(IsDigit) ? $"Invalid character(s) found in {Names[index].ToLowerInvariant()} number \"{text}\""
            : text.Length > 1 && text[0] == '0' ? $"{Names[index]} number must not contain leading zeroes \"{text}\""
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) ? null
            : $"strconv.ParseUint: parsing \"{text}\": {(text.Length == 0 ? "invalid syntax" : "value out of range")}";
    }

    private static string? PrereleaseProblem(string word) =>
        word.Length == 0 ? "Prerelease is empty"
        : word.All(IsDigit) ? (word.Length > 1 && word[0] == '0' ? $"Numeric PreRelease version must not contain leading zeroes \"{word}\"" : null)
        : word.All(IsWord) ? null : $"Invalid character(s) found in prerelease \"{word}\"";

    private static string? BuildProblem(string word) =>
        word.Length == 0 ? "Build meta data is empty" : word.All(IsWord) ? null : $"Invalid character(s) found in build meta data \"{word}\"";

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsWord(char c) => IsDigit(c) || c is '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
