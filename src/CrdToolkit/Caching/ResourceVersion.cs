using System.Globalization;

namespace CrdToolkit;

/// <summary>
/// Resource versions as numbers. Within one resource they can be compared: the API promises it, and its servers number their
/// objects by the revision of the store.
/// </summary>
internal static class ResourceVersion
{
    /// <summary>The number; 0 where it is none, which an aggregated API server of another make may have.</summary>
    public static ulong Parse(string? version) =>
        ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
