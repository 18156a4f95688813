namespace CrdToolkit;

/// <summary>Lets an unreachable server be told once, and not once for each of the readers that miss it.</summary>
internal sealed class ServerReachability(TimeProvider time)
{
    private readonly Lock gate = new();
    private long? lostSince;

    /// <summary>There was no answer.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Lost()
    {
        lock (gate)
        {
            if (lostSince is not null)
                return false;
            lostSince = time.GetTimestamp();
            return true;
        }
    }

    /// <summary>There was an answer.</summary>
    /// <returns>For how long there was none; null when it was there all the time.</returns>
    public TimeSpan? Reached()
    {
        lock (gate)
        {
            var elapsed = lostSince is { } since ? time.GetElapsedTime(since) : (TimeSpan?)null;
            lostSince = null;
            return elapsed;
        }
    }
}
