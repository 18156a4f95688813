using System.Globalization;
using System.Text;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Writes a time span as Go does, the form in which it stands in JSON: <c>1h30m0s</c>, <c>1.5s</c>, <c>250ms</c>.</summary>
internal static class GoDuration
{
    public static string Of(TimeSpan value)
    {
        if (value == TimeSpan.Zero)
        {
            return "0s";
        }

        var text = new StringBuilder(value < TimeSpan.Zero ? "-" : "");
        var ticks = Math.Abs((decimal)value.Ticks);
        if (ticks < TimeSpan.TicksPerSecond)
        {
            return ticks >= TimeSpan.TicksPerMillisecond
                ? text.Append(Number(ticks / TimeSpan.TicksPerMillisecond)).Append("ms").ToString()
                : ticks >= 10
                    ? text.Append(Number(ticks / 10)).Append("µs").ToString()
                    : text.Append(Number(ticks * 100)).Append("ns").ToString();
        }

        var hours = Math.Floor(ticks / TimeSpan.TicksPerHour);
        var minutes = Math.Floor(ticks % TimeSpan.TicksPerHour / TimeSpan.TicksPerMinute);
        if (hours > 0)
        {
            text.Append(Number(hours)).Append('h');
        }

        if (hours > 0 || minutes > 0)
        {
            text.Append(Number(minutes)).Append('m');
        }

        return text.Append(Number(ticks % TimeSpan.TicksPerMinute / TimeSpan.TicksPerSecond)).Append('s').ToString();
    }

    private static string Number(decimal value) => value.ToString("0.#######", CultureInfo.InvariantCulture);
}
