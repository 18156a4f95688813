using System.Globalization;
using System.Text.RegularExpressions;
using CrdToolkit.Schema.Cel.Evaluation.Values;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>Time zones by name, as far as this machine knows them, or by their distance from UTC.</summary>
internal static class CelTimeZones
{
    private static readonly Regex Name = new(@"\A[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+\z");

    /// <summary>How far the clocks of a zone are ahead of UTC at a time; else a failure, or <see cref="CelUnknown"/>.</summary>
    public static object OffsetAt(string zone, CelTimestamp time) =>
        zone.IndexOf(':') is >= 0 and var colon ? Offset(zone, zone.Substring(0, colon), zone.Substring(colon + 1))
        : zone is "" or "UTC" or "GMT" ? TimeSpan.Zero
        : Name.IsMatch(zone) && time.At(TimeSpan.Zero) is { } utc ? Find(zone, utc)
        : CelUnknown.Instance;

    private static object Offset(string zone, string hours, string minutes) =>
        Number(hours) is not { } hour ? NoNumber(hours)
        : Number(minutes) is not { } minute ? NoNumber(minutes)
        : hour is < -23 or > 23 ? new CelFailure($"timezone offset hours out of range [-23, 23]: {zone}")
        : minute is < 0 or > 59 ? new CelFailure($"timezone offset minutes out of range [0, 59]: {zone}")
        : new TimeSpan(hour, zone[0] == '-' ? -minute : minute, 0);

    private static object Find(string zone, DateTime utc)
    {
        try
        {
            var found = TimeZoneInfo.FindSystemTimeZoneById(zone);
            return found.Id == zone ? found.GetUtcOffset(utc) : CelUnknown.Instance;
        }
        catch (Exception unknown) when (unknown is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return CelUnknown.Instance;
        }
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static object NoNumber(string text) =>
        text.Length > 9 ? CelUnknown.Instance : new CelFailure($"strconv.Atoi: parsing {GoText.Quote(text)}: invalid syntax");
}
