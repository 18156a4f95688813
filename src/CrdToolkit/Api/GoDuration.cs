using System.Globalization;
using System.Text;

namespace CrdToolkit;

/// <summary>Durations as Go and so Kubernetes write them: <c>1h30m</c>, <c>250ms</c>, <c>0s</c>.</summary>
internal static class GoDuration
{
    private static readonly (string Unit, decimal Ticks)[] Units =
    [
        ("ns", 0.01m), ("us", 10m), ("µs", 10m), ("μs", 10m), ("ms", TimeSpan.TicksPerMillisecond),
        ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond),
    ];

    /// <summary>The shortest form: no unit that counts nothing, whole units where possible.</summary>
    public static string Format(TimeSpan value)
    {
        if (value == TimeSpan.Zero)
            return "0s";
        var ticks = (decimal)value.Ticks;
        var text = new StringBuilder();
        if (ticks < 0)
            text.Append('-');
        ticks = Math.Abs(ticks);
        Append(text, ref ticks, "h", TimeSpan.TicksPerHour);
        Append(text, ref ticks, "m", TimeSpan.TicksPerMinute);
        Append(text, ref ticks, "s", TimeSpan.TicksPerSecond);
        Append(text, ref ticks, "ms", TimeSpan.TicksPerMillisecond);
        Append(text, ref ticks, "us", TimeSpan.TicksPerMicrosecond);
        if (ticks > 0)
            text.Append(CultureInfo.InvariantCulture, $"{ticks * 100:0}ns");
        return text.ToString();
    }

    /// <summary>Reads what Go's <c>time.ParseDuration</c> reads, as far as a <see cref="TimeSpan"/> holds it.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var rest = text.AsSpan();
        var negative = rest is ['-', ..];
        if (rest is ['-' or '+', ..])
            rest = rest[1..];
        if (rest is "0")
            return true;
        if (rest.IsEmpty)
            return false;
        var ticks = 0m;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return false;
            rest = rest[digits..];
            if (!TryTakeUnit(ref rest, out var unit))
                return false;
            // A number of this size could overflow the multiplication; no duration is that long.
            if (number > long.MaxValue)
                return false;
            ticks += number * unit;
        }

        ticks = Math.Round(negative ? -ticks : ticks);
        if (ticks is < long.MinValue or > long.MaxValue)
            return false;
        value = new TimeSpan((long)ticks);
        return true;
    }

    private static bool TryTakeUnit(ref ReadOnlySpan<char> rest, out decimal ticks)
    {
        foreach (var unit in Units)
        {
            if (!rest.StartsWith(unit.Unit))
                continue;
            rest = rest[unit.Unit.Length..];
            ticks = unit.Ticks;
            return true;
        }

        ticks = 0;
        return false;
    }

    private static void Append(StringBuilder text, ref decimal ticks, string unit, long size)
    {
        var count = decimal.Truncate(ticks / size);
        if (count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"{count:0}{unit}");
        ticks -= count * size;
    }
}
