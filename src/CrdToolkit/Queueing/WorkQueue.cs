namespace CrdToolkit;

/// <summary>
/// Keys to be worked on. A key is in it once, however often it is added; while a worker has it, it is given to nobody else, and
/// comes again after that if it was added meanwhile. A key has one timer at most, and "after" means at the latest: whatever has it
/// worked on earlier takes the timer with it.
/// </summary>
internal sealed class WorkQueue<TKey> : IDisposable
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Dictionary<TKey, QueueEntry<TKey>> entries = [];
    private readonly Queue<QueueEntry<TKey>> ready = [];
    private readonly DelayHeap<TKey> delayed = new();
    private readonly Queue<TaskCompletionSource<bool>> waiting = [];
    private TaskCompletionSource? idle;
    private int inLine;
    private int inWork;
    private bool isClosed;

    public WorkQueue(TimeProvider time)
    {
        this.time = time;
        timer = time.CreateTimer(_ => MoveDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many keys are in line, those with a running timer not counted.</summary>
    public int Length
    {
        get
        {
            lock (gate)
                return inLine;
        }
    }

    /// <summary>Waits until no key is in line and none is worked on; timers may still be running.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            if (inLine == 0 && inWork == 0)
                return Task.CompletedTask;
            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task;
        }
    }

    /// <summary>The key is to be worked on now.</summary>
    public void Add(TKey key)
    {
        lock (gate)
        {
            if (!isClosed)
                MakeReady(EntryOf(key));
        }
    }

    /// <summary>The key is to be worked on after this time, at the latest.</summary>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            Add(key);
            return;
        }

        lock (gate)
        {
            if (!isClosed)
                Schedule(EntryOf(key), delay);
        }
    }

    /// <summary>Work on the key has failed: it comes again, later each time.</summary>
    /// <returns>The delay, and how often it has failed in a row.</returns>
    public (TimeSpan Delay, int Failures) AddFailed(TKey key)
    {
        lock (gate)
        {
            var entry = EntryOf(key);
            entry.Failures++;
            var delay = ItemBackoff.After(entry.Failures);
            if (!isClosed)
                Schedule(entry, delay);
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
            // Whoever takes it from the line sees that it is no longer ready.
            if (entry is { IsReady: true, IsProcessing: false })
                inLine--;
            entry.IsReady = false;
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
            if (!entries.TryGetValue(key, out var entry))
                return;
            entry.IsProcessing = false;
            inWork--;
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
        timer.Dispose();
    }

    private QueueEntry<TKey> EntryOf(TKey key)
    {
        if (entries.TryGetValue(key, out var entry))
            return entry;
        entry = new QueueEntry<TKey>(key);
        entries.Add(key, entry);
        return entry;
    }

    private void MakeReady(QueueEntry<TKey> entry)
    {
        Unschedule(entry);
        if (entry.IsReady)
            return;
        entry.IsReady = true;
        if (!entry.IsProcessing)
            Enqueue(entry);
    }

    private void Enqueue(QueueEntry<TKey> entry)
    {
        ready.Enqueue(entry);
        inLine++;
        if (waiting.TryDequeue(out var waiter))
            waiter.TrySetResult(true);
    }

    private void TellIdle()
    {
        if (inLine > 0 || inWork > 0)
            return;
        idle?.TrySetResult();
        idle = null;
    }

    private void Schedule(QueueEntry<TKey> entry, TimeSpan delay)
    {
        var due = time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency);
        if (entry.IsReady || entry.DueAt <= due)
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

    private bool TryTake(out TKey key)
    {
        while (ready.TryDequeue(out var entry))
        {
            // Removed while in line, or in line twice because it was removed and added again.
            if (!entry.IsReady || entry.IsProcessing)
                continue;
            entry.IsReady = false;
            entry.IsProcessing = true;
            inLine--;
            inWork++;
            key = entry.Key;
            return true;
        }

        key = default!;
        return false;
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
                MakeReady(entry);
            SetTimer();
        }
    }

    private void SetTimer()
    {
        if (isClosed || delayed.Earliest is not { DueAt: { } due })
            return;
        var remaining = Math.Max(0, due - time.GetTimestamp());
        // Rounded up: a timer that fires early would find nothing due.
        var milliseconds = Math.Min(Math.Ceiling(remaining * 1000.0 / time.TimestampFrequency), int.MaxValue);
        timer.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }
}
