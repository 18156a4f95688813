namespace CrdToolkit;

/// <summary>All that a queue knows of one key.</summary>
internal sealed class QueueEntry<TKey>(TKey key)
{
    public const int NotInHeap = -1;

    public TKey Key { get; } = key;

    /// <summary>It waits in line, or will once the worker that has it is done.</summary>
    public bool IsReady { get; set; }

    /// <summary>A worker has it.</summary>
    public bool IsProcessing { get; set; }

    /// <summary>When it becomes ready by itself, as a timestamp; null without a timer.</summary>
    public long? DueAt { get; set; }

    /// <summary>The priority that it has in line, or will have when its timer is due.</summary>
    public QueuePriority Priority { get; set; }

    /// <summary>Consecutive failures.</summary>
    public int Failures { get; set; }

    /// <summary>It has failed, and nothing else asks for it than that.</summary>
    public bool IsRetry => Failures > 0 && Priority == QueuePriority.Low;

    /// <summary>It is worked on as a retry.</summary>
    public bool IsRetrying { get; set; }

    /// <summary>It has a place in line; kept by <see cref="ReadyLine{TKey}"/>, as are the two below.</summary>
    public bool IsInLine { get; set; }

    /// <summary>Since when it waits in line, as a timestamp.</summary>
    public long InLineSince { get; set; }

    /// <summary>The number that a place in line has to bear to be valid.</summary>
    public int Ticket { get; set; }

    /// <summary>Since when a worker has it, as a timestamp.</summary>
    public long ProcessingSince { get; set; }

    /// <summary>Where it is among the timers; kept by <see cref="DelayHeap{TKey}"/>.</summary>
    public int HeapIndex { get; set; } = NotInHeap;

    public bool IsIdle => !IsReady && !IsProcessing && DueAt is null && Failures == 0;
}
