namespace CrdToolkit;

/// <summary>Lets what is wrong with a server be told once, and not once for each of the readers that miss it.</summary>
internal sealed class ServerReachability(TimeProvider time)
{
    private readonly Lock gate = new();
    private ServerTrouble trouble;
    private long since;

    /// <summary>There was no answer, or the credentials were refused.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Lost(ServerTrouble what)
    {
        lock (gate)
        {
            if (trouble == what)
                return false;
            if (trouble == ServerTrouble.None)
                since = time.GetTimestamp();
            trouble = what;
            return true;
        }
    }

    /// <summary>There was an answer.</summary>
    /// <returns>What was wrong until then, and for how long; null when nothing was.</returns>
    public (ServerTrouble Trouble, TimeSpan Elapsed)? Reached()
    {
        lock (gate)
        {
            if (trouble == ServerTrouble.None)
                return null;
            var ended = (trouble, time.GetElapsedTime(since));
            trouble = ServerTrouble.None;
            return ended;
        }
    }
}
