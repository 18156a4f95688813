namespace CrdToolkit;

/// <summary>
/// How long to wait before a server is asked again after failures: 0.8 s doubling to 30 s, each up to twice as long at random so that
/// clients do not come back all at once; from the start again after the connection was good for two minutes. The figures are
/// client-go's.
/// </summary>
internal sealed class ReconnectBackoff(TimeProvider time, Func<double>? random = null)
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(800);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan HealthyAfter = TimeSpan.FromMinutes(2);

    private readonly Func<double> random = random ?? Random.Shared.NextDouble;
    private TimeSpan current = First;
    private long? connectedSince;

    /// <summary>The connection works; if it does so for long enough, failures before it no longer count.</summary>
    public void Connected() => connectedSince ??= time.GetTimestamp();

    /// <summary>The delay before the next try.</summary>
    public TimeSpan Next()
    {
        if (connectedSince is { } since && time.GetElapsedTime(since) >= HealthyAfter)
            current = First;
        connectedSince = null;
        var delay = current * (1 + random());
        current = Min(current * 2, Longest);
        return Min(delay, Longest);
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
