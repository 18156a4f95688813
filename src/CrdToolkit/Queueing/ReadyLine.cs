namespace CrdToolkit;

/// <summary>
/// Entries that wait for a worker, in the order of their coming. One of low priority counts as if it had come
/// <see cref="Patience"/> later: it lets the others pass, but no flood of them can keep it waiting for good. Retries, which have low
/// priority too, wait by themselves, so that they can be passed over while enough of them are worked on.
/// </summary>
internal sealed class ReadyLine<TKey>(TimeProvider time)
{
    /// <summary>How much longer an entry of low priority waits, at the most.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A place is void once its entry has left the line; it is then skipped, which is cheaper than looking for it.
    private readonly Queue<(QueueEntry<TKey> Entry, int Ticket)> normal = [];
    private readonly Queue<(QueueEntry<TKey> Entry, int Ticket)> low = [];
    private readonly Queue<(QueueEntry<TKey> Entry, int Ticket)> retries = [];
    private readonly long patience = (long)(Patience.TotalSeconds * time.TimestampFrequency);

    /// <summary>How many wait with normal priority.</summary>
    public int NormalCount { get; private set; }

    /// <summary>How many wait with low priority.</summary>
    public int LowCount { get; private set; }

    public int Count => NormalCount + LowCount;

    /// <summary>Puts an entry at the end of the line of its priority.</summary>
    public void Put(QueueEntry<TKey> entry)
    {
        entry.IsInLine = true;
        entry.InLineSince = time.GetTimestamp();
        if (entry.Priority == QueuePriority.Normal)
        {
            NormalCount++;
            normal.Enqueue((entry, entry.Ticket));
        }
        else
        {
            LowCount++;
            (entry.IsRetry ? retries : low).Enqueue((entry, entry.Ticket));
        }
    }

    /// <summary>An entry of low priority becomes normal. It keeps its old place too, and is taken at whichever comes first.</summary>
    public void Raise(QueueEntry<TKey> entry)
    {
        LowCount--;
        NormalCount++;
        normal.Enqueue((entry, entry.Ticket));
    }

    /// <summary>Takes the entry whose turn it is; null when there is none.</summary>
    /// <param name="withRetries">Whether a retry may be taken.</param>
    public QueueEntry<TKey>? Take(bool withRetries)
    {
        QueueEntry<TKey>? first = null;
        var firstSince = long.MaxValue;
        Consider(normal, 0);
        Consider(low, patience);
        if (withRetries)
            Consider(retries, patience);
        if (first is not null)
            Remove(first);
        return first;

        void Consider(Queue<(QueueEntry<TKey> Entry, int Ticket)> line, long handicap)
        {
            SkipVoid(line);
            if (!line.TryPeek(out var place) || place.Entry.InLineSince + handicap >= firstSince)
                return;
            first = place.Entry;
            firstSince = place.Entry.InLineSince + handicap;
        }
    }

    /// <summary>The entry leaves the line, wherever it stands.</summary>
    public void Remove(QueueEntry<TKey> entry)
    {
        if (!entry.IsInLine)
            return;
        entry.IsInLine = false;
        entry.Ticket++;
        if (entry.Priority == QueuePriority.Normal)
            NormalCount--;
        else
            LowCount--;
    }

    private static void SkipVoid(Queue<(QueueEntry<TKey> Entry, int Ticket)> line)
    {
        while (line.TryPeek(out var place) && place.Ticket != place.Entry.Ticket)
            line.Dequeue();
    }
}
