using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CrdToolkit.Schema.Cel.Evaluation.Values;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>Reads points in time and durations.</summary>
internal static class CelTimeReader
{
    // What the compiler looks at before Go reads it.
    private static readonly Regex Form = new(
        @"\A[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(?<fraction>\.[0-9]+)?(?<zone>[Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])\z",
        RegexOptions.ExplicitCapture);

    private static readonly Regex Part = new(@"(?<whole>[0-9]*)(\.(?<fraction>[0-9]*))?(?<unit>ns|us|µs|μs|ms|s|m|h)", RegexOptions.ExplicitCapture);

    private static readonly Regex Worded = new(@"\A(?<count>[0-9]{1,9})\s*(?<unit>[A-Za-z]+)\z", RegexOptions.ExplicitCapture);

    /// <summary>A point in time in RFC 3339; a failure where it is none.</summary>
    public static object Timestamp(string text)
    {
        if (Form.Match(text) is not { Success: true } match)
        {
            return new CelFailure($"invalid RFC 3339 timestamp \"{text}\"");
        }

        if (!TimeFormats.IsGoTime(text))
        {
            return text.StartsWith("0000", StringComparison.Ordinal) ? new CelFailure("timestamp overflow") : new CelFailure("type conversion error from 'string' to 'google.protobuf.Timestamp'");
        }

        var zone = match.Groups["zone"].Value;
        var offset = zone == "Z" ? 0 : (zone[0] == '-' ? -1 : 1) * ((60 * int.Parse(zone.Substring(1, 2), CultureInfo.InvariantCulture)) + int.Parse(zone.Substring(4), CultureInfo.InvariantCulture));
        return At(text.Substring(0, 19), match.Groups["fraction"].Value.TrimStart('.'), offset);
    }

    /// <summary>A day, as a point in time; null where it is none.</summary>
    public static object? Date(string text) => TimeFormats.IsDate(text) ? At(text + "T00:00:00", "", 0) : null;

    /// <summary>A duration as Go writes it; null where it is none, or too long.</summary>
    public static CelDuration? Duration(string text)
    {
        if (!TimeFormats.IsGoDuration(text))
        {
            return null;
        }

        var sum = Part.Matches(text).Cast<Match>().Aggregate(BigInteger.Zero, (sum, part) => sum + Nanoseconds(part));
        sum = text[0] == '-' ? -sum : sum;
        return sum >= long.MinValue && sum <= long.MaxValue ? new CelDuration((long)sum) : null;
    }

    /// <summary>The value of a field whose format is a duration: Go's, or a number with a word; null where it is not known.</summary>
    public static CelDuration? FieldDuration(string text) =>
        Duration(text) ?? (Worded.Match(text) is { Success: true } match && UnitOf(match.Groups["unit"].Value) is { } unit && long.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) is var count && count <= long.MaxValue / unit
            ? new(count * unit)
            : null);

    private static object At(string seconds, string fraction, int offset)
    {
        var local = DateTime.ParseExact(seconds, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        var nanoseconds = fraction.Length == 0 ? 0 : int.Parse(fraction.PadRight(9, '0').Substring(0, 9), CultureInfo.InvariantCulture);
        return CelTimestamp.Of((local.Ticks - new DateTime(1970, 1, 1).Ticks) / TimeSpan.TicksPerSecond - (60L * offset), nanoseconds, offset);
    }

    // What is less than a nanosecond is cut off, part by part.
    private static BigInteger Nanoseconds(Match part)
    {
        var unit = UnitOf(part.Groups["unit"].Value)!.Value;
        var whole = BigInteger.Parse("0" + part.Groups["whole"].Value, CultureInfo.InvariantCulture);
        var fraction = part.Groups["fraction"].Value;
        return (whole * unit) + (fraction.Length == 0 ? 0 : BigInteger.Parse("0" + fraction, CultureInfo.InvariantCulture) * unit / BigInteger.Pow(10, fraction.Length));
    }

    private static long? UnitOf(string word) => word.ToLowerInvariant() switch
    {
        "ns" => 1,
        "us" or "µs" or "μs" => 1_000,
        "ms" => 1_000_000,
        "s" or "sec" or "second" or "seconds" => CelDuration.Second,
        "m" or "min" or "minute" or "minutes" => 60 * CelDuration.Second,
        "h" or "hr" or "hour" or "hours" => 3600 * CelDuration.Second,
        "d" or "day" or "days" => 24 * 3600 * CelDuration.Second,
        "w" or "wk" or "week" or "weeks" => 7 * 24 * 3600 * CelDuration.Second,
        _ => null,
    };
}
