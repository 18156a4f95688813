namespace CrdToolkit;

/// <summary>How entries move between the line, the workers and the timers. Everything here is called within the lock.</summary>
internal sealed partial class WorkQueue<TKey>
{
    private QueueEntry<TKey> EntryOf(TKey key)
    {
        if (entries.TryGetValue(key, out var entry))
            return entry;
        entry = new QueueEntry<TKey>(key);
        entries.Add(key, entry);
        return entry;
    }

    private void MakeReady(QueueEntry<TKey> entry, QueuePriority priority)
    {
        var isDelayed = entry.DueAt is not null;
        Unschedule(entry);
        if (entry.IsReady)
        {
            if (priority <= entry.Priority)
                return;
            entry.Priority = priority;
            if (!entry.IsInLine)
                return;
            line.Raise(entry);
            // As a retry it may have been passed over by those who wait.
            WakeWorker();
            return;
        }

        // What brings it forward does not take its priority from it.
        entry.Priority = isDelayed && entry.Priority > priority ? entry.Priority : priority;
        entry.IsReady = true;
        observer?.Added();
        if (!entry.IsProcessing)
            Enqueue(entry);
    }

    private void Enqueue(QueueEntry<TKey> entry)
    {
        line.Put(entry);
        WakeWorker();
    }

    private void WakeWorker()
    {
        if (waiting.TryDequeue(out var waiter))
            waiter.TrySetResult(true);
    }

    private bool TryTake(out TKey key)
    {
        if (line.Take(withRetries: retrying < retriesAtOnce) is not { } entry)
        {
            key = default!;
            return false;
        }

        entry.IsReady = false;
        entry.IsProcessing = true;
        entry.ProcessingSince = time.GetTimestamp();
        inWork.Add(entry);
        entry.IsRetrying = entry.IsRetry;
        if (entry.IsRetrying)
            retrying++;
        observer?.Taken(time.GetElapsedTime(entry.InLineSince, entry.ProcessingSince));
        key = entry.Key;
        return true;
    }

    private void EndRetry(QueueEntry<TKey> entry)
    {
        if (!entry.IsRetrying)
            return;
        entry.IsRetrying = false;
        retrying--;
        // Another retry may have been passed over.
        if (line.Count > 0)
            WakeWorker();
    }

    private void TellIdle()
    {
        if (line.Count > 0 || inWork.Count > 0)
            return;
        idle?.TrySetResult();
        idle = null;
    }

    private void Schedule(QueueEntry<TKey> entry, TimeSpan delay, QueuePriority priority)
    {
        if (entry.IsReady)
            return;
        var due = time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency);
        entry.Priority = entry.DueAt is not null && entry.Priority > priority ? entry.Priority : priority;
        if (entry.DueAt <= due)
            return;
        entry.DueAt = due;
        delayed.Put(entry);
        if (delayed.Earliest == entry)
            SetTimer();
    }

    private void Unschedule(QueueEntry<TKey> entry)
    {
        entry.DueAt = null;
        delayed.Remove(entry);
    }

    private void RemoveIdle(QueueEntry<TKey> entry)
    {
        if (entry.IsIdle)
            entries.Remove(entry.Key);
    }

    private void MoveDue()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            while (!isClosed && delayed.Earliest is { } entry && entry.DueAt <= now)
                MakeReady(entry, entry.Priority);
            SetTimer();
        }
    }

    private void SetTimer()
    {
        if (isClosed || delayed.Earliest is not { DueAt: { } due })
            return;
        timer ??= time.CreateTimer(_ => MoveDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var remaining = Math.Max(0, due - time.GetTimestamp());
        // Rounded up: a timer that fires early would find nothing due.
        var milliseconds = Math.Min(Math.Ceiling(remaining * 1000.0 / time.TimestampFrequency), int.MaxValue);
        timer.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }
}
