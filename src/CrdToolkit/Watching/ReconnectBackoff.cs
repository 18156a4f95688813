namespace CrdToolkit;

/// <summary>
/// How long to wait before a server is asked again after failures: 0.8 s doubling to 30 s, each up to twice as long at random so that
/// clients do not come back all at once (the figures are client-go's); from the start again once a watch brought an event, or the connection
/// was good for longer than the last wait: a line that is cut now and then does not make a cache late.
/// </summary>
internal sealed class ReconnectBackoff(TimeProvider time, Func<double>? random = null)
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(800);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Func<double> random = random ?? Random.Shared.NextDouble;
    private TimeSpan current = First;
    private TimeSpan last;
    private long? connectedSince;

    /// <summary>The connection works; if it does so for long enough, failures before it no longer count.</summary>
    public void Connected() => connectedSince ??= time.GetTimestamp();

    /// <summary>What has failed so far counts no longer.</summary>
    public void Reset() => current = First;

    /// <summary>The delay before the next try.</summary>
    public TimeSpan Next()
    {
        if (connectedSince is { } since && time.GetElapsedTime(since) > last)
            current = First;
        connectedSince = null;
        last = Min(current * (1 + random()), Longest);
        current = Min(current * 2, Longest);
        return last;
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
