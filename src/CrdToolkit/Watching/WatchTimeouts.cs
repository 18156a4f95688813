using System.Globalization;

namespace CrdToolkit;

/// <summary>How long a watch lasts before the server is to close it, and how long silence is believed.</summary>
internal static class WatchTimeouts
{
    // The shortest watch, as a share of the longest.
    private const double Shortest = 0.8;

    /// <summary>A share of the longest watch, added to what the server was told: after that it is not slow but gone.</summary>
    private const double Grace = 0.05;

    /// <summary>Asks for the end of the watch at a random time, so that watches do not all come back at once.</summary>
    /// <param name="request">The watch.</param>
    /// <param name="longest">How long it lasts at most.</param>
    /// <returns>The request, and the silence after which the connection is dead.</returns>
    public static (ApiRequest Request, TimeSpan IdleTimeout) Apply(ApiRequest request, TimeSpan longest)
    {
        var seconds = Math.Ceiling(longest.TotalSeconds * (Shortest + (1 - Shortest) * Random.Shared.NextDouble()));
        request.With("timeoutSeconds", seconds.ToString(CultureInfo.InvariantCulture));
        return (request, TimeSpan.FromSeconds(seconds) + longest * Grace);
    }
}
