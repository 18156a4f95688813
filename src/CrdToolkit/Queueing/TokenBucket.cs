namespace CrdToolkit;

/// <summary>
/// Lets so many through in a second, and a burst more after a quiet time. Nothing waits here: each who comes is told when its turn is.
/// </summary>
internal sealed class TokenBucket(TimeProvider time, double perSecond, int burst)
{
    private double tokens = burst;
    private long filledAt = time.GetTimestamp();

    /// <summary>Takes the next turn. Not for several threads at once.</summary>
    /// <returns>How long it is until then.</returns>
    public TimeSpan Reserve()
    {
        var now = time.GetTimestamp();
        tokens = Math.Min(burst, tokens + time.GetElapsedTime(filledAt, now).TotalSeconds * perSecond);
        filledAt = now;
        tokens--;
        return tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / perSecond);
    }
}
