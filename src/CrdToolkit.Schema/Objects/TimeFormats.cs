using System.Globalization;
using CrdToolkit.Schema.Patterns;

namespace CrdToolkit.Schema.Objects;

/// <summary>Formats of points in time and of durations.</summary>
internal static class TimeFormats
{
    private const string GoDuration = @"^[-+]?((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$";

    /// <summary>Units by their short names, or by what they begin with.</summary>
    private const string WordedDuration =
        @"(?i)\d+\s*((ns|us|ms|s|m|h|hr|d|w|wk)([^a-zµ]|$)|(nano|micro|milli|sec|min|hour|day|week)[a-zµ]*)";

    public static bool IsDate(string text) => DateTime.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>RFC 3339, in capital or small letters; days that a month does not have and leap seconds are refused.</summary>
    public static bool IsDateTime(string text) =>
        text.Length > 10
        && text[10] is 'T' or 't'
        && IsDate(text.Substring(0, 10))
        && Re2.IsMatch("^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$", text.Substring(11));

    /// <summary>RFC 3339 as Go reads it: in capital letters alone.</summary>
    public static bool IsGoTime(string text) => IsDateTime(text) && text[10] == 'T' && text[text.Length - 1] != 'z';

    /// <summary>Go's syntax (<c>1h30m</c>), or numbers with words (<c>2 days</c>).</summary>
    public static bool IsDuration(string text) =>
        IsGoDuration(text) || (!IsLong(text) && Re2.IsMatch(WordedDuration, text));

    /// <summary>Go's syntax alone.</summary>
    public static bool IsGoDuration(string text) => text == "0" || (!IsLong(text) && Re2.IsMatch(GoDuration, text));

    // More than 64 bits hold.
    private static bool IsLong(string text) => Re2.IsMatch("[0-9]{19}", text);
}
