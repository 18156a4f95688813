namespace CrdToolkit;

/// <summary>
/// Entries by the time they are due. Unlike <see cref="PriorityQueue{TElement,TPriority}"/> it moves and removes an entry in
/// logarithmic time: each key has one timer, which is moved often.
/// </summary>
internal sealed class DelayHeap<TKey>
{
    private readonly List<QueueEntry<TKey>> heap = [];

    public int Count => heap.Count;

    public QueueEntry<TKey>? Earliest => heap.Count == 0 ? null : heap[0];

    /// <summary>Puts an entry in its place, new or moved.</summary>
    public void Put(QueueEntry<TKey> entry)
    {
        if (entry.HeapIndex == QueueEntry<TKey>.NotInHeap)
        {
            entry.HeapIndex = heap.Count;
            heap.Add(entry);
        }

        SiftDown(SiftUp(entry.HeapIndex));
    }

    public void Remove(QueueEntry<TKey> entry)
    {
        var index = entry.HeapIndex;
        if (index == QueueEntry<TKey>.NotInHeap)
            return;
        var last = heap[^1];
        heap.RemoveAt(heap.Count - 1);
        entry.HeapIndex = QueueEntry<TKey>.NotInHeap;
        if (ReferenceEquals(last, entry))
            return;
        Set(index, last);
        SiftDown(SiftUp(index));
    }

    private int SiftUp(int index)
    {
        var entry = heap[index];
        while (index > 0 && heap[(index - 1) / 2] is var parent && parent.DueAt > entry.DueAt)
        {
            Set(index, parent);
            index = (index - 1) / 2;
        }

        Set(index, entry);
        return index;
    }

    private void SiftDown(int index)
    {
        var entry = heap[index];
        while (2 * index + 1 < heap.Count)
        {
            var child = 2 * index + 1;
            if (child + 1 < heap.Count && heap[child + 1].DueAt < heap[child].DueAt)
                child++;
            if (heap[child].DueAt >= entry.DueAt)
                break;
            Set(index, heap[child]);
            index = child;
        }

        Set(index, entry);
    }

    private void Set(int index, QueueEntry<TKey> entry)
    {
        heap[index] = entry;
        entry.HeapIndex = index;
    }
}
