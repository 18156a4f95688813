namespace CrdToolkit;

/// <summary>
/// Keys to be worked on. A key is in it once, however often it is added; while a worker has it, it is given to nobody else, and
/// comes again after that if it was added meanwhile. A key has one timer at most, and "after" means at the latest: whatever has it
/// worked on earlier takes the timer with it. What is added with low priority lets the rest pass, but not for ever.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="retryLimit">Spreads the retries of all keys taken together; null leaves each to its own back-off.</param>
/// <param name="retriesAtOnce">How many keys that have failed may be worked on at a time, so that retries do not have all workers.</param>
/// <param name="observer">Counts for metrics; null when nobody does.</param>
internal sealed partial class WorkQueue<TKey>(TimeProvider time, TokenBucket? retryLimit = null, int retriesAtOnce = int.MaxValue, IWorkQueueObserver? observer = null) : IDisposable
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, QueueEntry<TKey>> entries = [];
    private readonly ReadyLine<TKey> line = new(time);
    private readonly HashSet<QueueEntry<TKey>> inWork = [];
    private readonly DelayHeap<TKey> delayed = new();
    private readonly Queue<TaskCompletionSource<bool>> waiting = [];
    private TaskCompletionSource? idle;
    private ITimer? timer;
    private int retrying;
    private bool isClosed;

    /// <summary>How many keys are in line, those with a running timer not counted.</summary>
    public int Length
    {
        get
        {
            lock (gate)
                return line.Count;
        }
    }

    /// <summary>Waits until no key is in line and none is worked on; timers may still be running.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            if (line.Count == 0 && inWork.Count == 0)
                return Task.CompletedTask;
            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task;
        }
    }

    /// <summary>How the queue stands at this moment.</summary>
    public QueueMeasurement Measure()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var unfinished = TimeSpan.Zero;
            var longest = TimeSpan.Zero;
            foreach (var entry in inWork)
            {
                var elapsed = time.GetElapsedTime(entry.ProcessingSince, now);
                unfinished += elapsed;
                longest = elapsed > longest ? elapsed : longest;
            }

            return new QueueMeasurement(line.NormalCount, line.LowCount, delayed.Count, unfinished, longest);
        }
    }

    /// <summary>The key is to be worked on now.</summary>
    public void Add(TKey key, QueuePriority priority = QueuePriority.Normal)
    {
        lock (gate)
        {
            if (!isClosed)
                MakeReady(EntryOf(key), priority);
        }
    }

    /// <summary>The key is to be worked on after this time, at the latest.</summary>
    public void AddAfter(TKey key, TimeSpan delay, QueuePriority priority = QueuePriority.Normal)
    {
        if (delay <= TimeSpan.Zero)
        {
            Add(key, priority);
            return;
        }

        lock (gate)
        {
            if (!isClosed)
                Schedule(EntryOf(key), delay, priority);
        }
    }

    /// <summary>Work on the key has failed: it comes again, later each time, and lets others pass.</summary>
    /// <returns>The delay, and how often it has failed in a row.</returns>
    public (TimeSpan Delay, int Failures) AddFailed(TKey key)
    {
        lock (gate)
        {
            var entry = EntryOf(key);
            entry.Failures++;
            var delay = ItemBackoff.After(entry.Failures);
            if (retryLimit?.Reserve() is { } turn && turn > delay)
                delay = turn;
            observer?.Retried();
            if (!isClosed)
                Schedule(entry, delay, QueuePriority.Low);
            return (delay, entry.Failures);
        }
    }

    /// <summary>Work on the key has succeeded: its failures no longer count.</summary>
    public void Forget(TKey key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry))
                return;
            entry.Failures = 0;
            RemoveIdle(entry);
        }
    }

    /// <summary>There is nothing to work on any more under this key: it leaves the line, with its timer and its failures.</summary>
    public void Remove(TKey key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry))
                return;
            entry.Failures = 0;
            entry.IsReady = false;
            line.Remove(entry);
            Unschedule(entry);
            RemoveIdle(entry);
            TellIdle();
        }
    }

    /// <summary>Waits for a key; it is the caller's alone until <see cref="Done"/>.</summary>
    /// <returns>False when the queue is closed, whatever is still in it.</returns>
    public async ValueTask<(bool HasKey, TKey Key)> TakeAsync()
    {
        while (true)
        {
            Task<bool> signal;
            lock (gate)
            {
                if (isClosed)
                    return (false, default!);
                if (TryTake(out var key))
                    return (true, key);
                var waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting.Enqueue(waiter);
                signal = waiter.Task;
            }

            await signal.ConfigureAwait(false);
        }
    }

    /// <summary>The work is done, well or not.</summary>
    public void Done(TKey key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry) || !inWork.Remove(entry))
                return;
            entry.IsProcessing = false;
            EndRetry(entry);
            observer?.Done(time.GetElapsedTime(entry.ProcessingSince));
            if (entry.IsReady)
                Enqueue(entry);
            RemoveIdle(entry);
            TellIdle();
        }
    }

    /// <summary>Nothing is given out or taken in any more.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            while (waiting.TryDequeue(out var waiter))
                waiter.TrySetResult(false);
        }
    }

    public void Dispose()
    {
        Close();
        timer?.Dispose();
    }
}
