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

    /// <summary>Consecutive failures.</summary>
    public int Failures { get; set; }

    /// <summary>Where it is among the timers; kept by <see cref="DelayHeap{TKey}"/>.</summary>
    public int HeapIndex { get; set; } = NotInHeap;

    public bool IsIdle => !IsReady && !IsProcessing && DueAt is null && Failures == 0;
}
