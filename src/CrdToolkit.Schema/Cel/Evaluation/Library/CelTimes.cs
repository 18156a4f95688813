using System.Numerics;
using CrdToolkit.Schema.Cel.Evaluation.Values;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>Points in time and durations: sums, differences, and their parts.</summary>
internal static class CelTimes
{
    /// <summary>The result of <c>+</c> or <c>-</c>; null where it is not for such values.</summary>
    public static object? Arithmetic(string sign, object left, object right) => (sign, left, right) switch
    {
        ("+", CelTimestamp time, CelDuration duration) => time.Add(duration.Nanoseconds),
        ("+", CelDuration duration, CelTimestamp time) => time.Add(duration.Nanoseconds),
        ("+", CelDuration first, CelDuration second) => Duration((BigInteger)first.Nanoseconds + second.Nanoseconds),
        ("-", CelDuration first, CelDuration second) => Duration((BigInteger)first.Nanoseconds - second.Nanoseconds),
        ("-", CelTimestamp time, CelDuration { Nanoseconds: not long.MinValue } duration) => time.Add(-duration.Nanoseconds),
        ("-", CelTimestamp, CelDuration) => CelUnknown.Instance,
        ("-", CelTimestamp first, CelTimestamp second) => Duration((((BigInteger)first.Seconds - second.Seconds) * CelDuration.Second) + first.Nanoseconds - second.Nanoseconds),
        _ => null,
    };

    /// <summary>The result of a method; null where there is none for such values.</summary>
    public static object? Call(string method, IReadOnlyList<object> values) => values switch
    {
        [CelDuration duration] => PartOf(method, duration.Nanoseconds),
        [CelTimestamp time] => PartOf(method, time, TimeSpan.Zero),
        [CelTimestamp time, string zone] => CelTimeZones.OffsetAt(zone, time) switch
        {
            TimeSpan offset => PartOf(method, time, offset),
            var other => other,
        },
        _ => null,
    };

    private static object? PartOf(string method, long nanoseconds) => method switch
    {
        "getHours" => nanoseconds / (3600 * CelDuration.Second),
        "getMinutes" => nanoseconds / (60 * CelDuration.Second),
        "getSeconds" => nanoseconds / CelDuration.Second,
        "getMilliseconds" => nanoseconds / 1_000_000,
        _ => null,
    };

    private static object? PartOf(string method, CelTimestamp time, TimeSpan offset) => time.At(offset) is not { } local ? CelUnknown.Instance : method switch
    {
        "getFullYear" => (long)local.Year,
        "getMonth" => local.Month - 1L,
        "getDate" => (long)local.Day,
        "getDayOfMonth" => local.Day - 1L,
        "getDayOfWeek" => (long)local.DayOfWeek,
        "getDayOfYear" => local.DayOfYear - 1L,
        "getHours" => (long)local.Hour,
        "getMinutes" => (long)local.Minute,
        "getSeconds" => (long)local.Second,
        "getMilliseconds" => time.Nanoseconds / 1_000_000L,
        _ => null,
    };

    private static object Duration(BigInteger nanoseconds) =>
        nanoseconds >= long.MinValue && nanoseconds <= long.MaxValue ? new CelDuration((long)nanoseconds) : new CelFailure("integer overflow");
}
