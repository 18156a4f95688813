using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Tables;

/// <summary>Durations as kubectl shows them (k8s.io/apimachinery/pkg/util/duration).</summary>
internal static class Age
{
    /// <summary>The time since an object was created.</summary>
    public static string Of(JsonObject value, DateTimeOffset now) => Since(value.Metadata.Text("creationTimestamp"), now);

    /// <summary>The time since a point in time; <c>&lt;unknown&gt;</c> where that is none.</summary>
    public static string Since(string timestamp, DateTimeOffset now) =>
        Timestamp.TryParse(timestamp, out var time) ? Text(now - time) : "<unknown>";

    private static string Text(TimeSpan duration)
    {
        var seconds = (long)duration.TotalSeconds;
        var (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
        return seconds switch
        {
            < -1 => "<invalid>",
            < 0 => "0s",
            < 120 => $"{Number(seconds)}s",
            < 600 => Two(minutes, "m", seconds % 60, "s"),
            < 10_800 => $"{Number(minutes)}m",
            < 28_800 => Two(hours, "h", minutes % 60, "m"),
            < 172_800 => $"{Number(hours)}h",
            < 691_200 => Two(days, "d", hours % 24, "h"),
            _ when days < 730 => $"{Number(days)}d",
            _ when days < 2920 => Two(days / 365, "y", days % 365, "d"),
            _ => $"{Number(days / 365)}y",
        };
    }

    private static string Two(long big, string bigUnit, long small, string smallUnit) =>
        small == 0 ? $"{Number(big)}{bigUnit}" : $"{Number(big)}{bigUnit}{Number(small)}{smallUnit}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
