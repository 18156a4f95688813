using System.Globalization;

namespace CrdToolkit.Testing.Objects;

/// <summary>Points in time as the API writes them.</summary>
internal static class Timestamp
{
    /// <summary>metav1.Time: whole seconds, UTC.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";

    /// <summary>Reads a time in any of the forms of RFC 3339.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
