namespace CrdToolkit;

/// <summary>How many different events an object may have: 25 at once, then one in five minutes, as with client-go's spam filter.</summary>
internal sealed class EventBudget(TimeProvider time)
{
    private const int Burst = 25;
    private const int MaxObjects = 4_096;
    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, (double Tokens, long At)> objects = [];

    public bool TrySpend(string uid)
    {
        var now = time.GetTimestamp();
        if (objects.Count >= MaxObjects)
            objects.Clear();
        var (tokens, at) = objects.GetValueOrDefault(uid, (Burst, now));
        tokens = Math.Min(Burst, tokens + (time.GetElapsedTime(at, now) / Refill));
        if (tokens < 1)
        {
            objects[uid] = (tokens, now);
            return false;
        }

        objects[uid] = (tokens - 1, now);
        return true;
    }
}
