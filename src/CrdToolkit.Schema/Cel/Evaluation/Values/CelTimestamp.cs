using System.Globalization;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>A point in time, from year 1 to year 9999, and where its clock stands.</summary>
/// <param name="seconds">Seconds since 1970.</param>
/// <param name="nanoseconds">What is to be added to them.</param>
/// <param name="offset">How many minutes its clock is ahead of UTC, of which only its text tells.</param>
internal sealed class CelTimestamp(long seconds, int nanoseconds, int offset)
{
    private const long First = -62135596800;
    private const long Last = 253402300799;
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public long Seconds => seconds;

    public int Nanoseconds => nanoseconds;

    /// <summary>A point in time; a failure where it is too far away.</summary>
    public static object Of(long seconds, int nanoseconds, int offset = 0) =>
        seconds is >= First and <= Last ? new CelTimestamp(seconds, nanoseconds, offset) : new CelFailure("timestamp overflow");

    /// <summary>The date and the time of day with another offset from UTC; null where no year has a number for it.</summary>
    public DateTime? At(TimeSpan from)
    {
        var shifted = seconds + (long)from.TotalSeconds;
        return shifted is >= First and <= Last ? Epoch.AddSeconds(shifted) : null;
    }

    /// <summary>A later point in time.</summary>
    public object Add(long duration)
    {
        var (whole, rest) = (duration / CelDuration.Second, (duration % CelDuration.Second) + nanoseconds);
        return rest < 0 ? Of(seconds + whole - 1, (int)(rest + CelDuration.Second), offset)
            : rest >= CelDuration.Second ? Of(seconds + whole + 1, (int)(rest - CelDuration.Second), offset)
            : Of(seconds + whole, (int)rest, offset);
    }

    /// <summary>Which of two comes first.</summary>
    public int CompareTo(CelTimestamp other) => seconds != other.Seconds ? seconds.CompareTo(other.Seconds) : nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>As RFC 3339 writes it, with as many digits as it needs.</summary>
    public override string ToString()
    {
        var local = Epoch.AddSeconds(seconds).AddMinutes(offset);
        var fraction = nanoseconds == 0 ? "" : "." + nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        var zone = offset == 0 ? "Z" : $"{(offset < 0 ? '-' : '+')}{Math.Abs(offset) / 60:D2}:{Math.Abs(offset) % 60:D2}";
        return local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + fraction + zone;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelTimestamp other && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => seconds.GetHashCode() ^ nanoseconds;
}
