using System.Globalization;

namespace CrdToolkit;

/// <summary>How long a watch lasts before the server is to close it, and how long silence is believed.</summary>
internal static class WatchTimeouts
{
    private const int ShortestSeconds = 240;
    private const int LongestSeconds = 300;

    /// <summary>Added to what the server was told: after that it is not slow but gone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>Asks for the end of the watch at a random time, so that watches do not all come back at once.</summary>
    /// <returns>The request, and the silence after which the connection is dead.</returns>
    public static (ApiRequest Request, TimeSpan IdleTimeout) Apply(ApiRequest request)
    {
        var seconds = Random.Shared.Next(ShortestSeconds, LongestSeconds + 1);
        request.With("timeoutSeconds", seconds.ToString(CultureInfo.InvariantCulture));
        return (request, TimeSpan.FromSeconds(seconds) + Grace);
    }
}
