using System.Runtime.InteropServices;

namespace CrdToolkit;

/// <summary>The contents of one index. Objects are immutable, so an object has the keys at its removal that it had at its coming.</summary>
internal sealed class StoreIndex<T, TKey>(ResourceIndex<T, TKey> index, StoreLog log) : IStoreIndex<T>
    where T : class
    where TKey : notnull
{
    private readonly Dictionary<TKey, List<T>> buckets = [];
    private bool failureTold;

    public void Add(T resource)
    {
        Visit(resource, key =>
        {
            ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, key, out _);
            bucket ??= new List<T>(1);
            // A key that an object names twice counts once; it would be the last one in.
            if (bucket.Count == 0 || !ReferenceEquals(bucket[^1], resource))
                bucket.Add(resource);
        });
    }

    public void Remove(T resource)
    {
        Visit(resource, key =>
        {
            if (!buckets.TryGetValue(key, out var bucket))
                return;
            var position = bucket.FindIndex(candidate => ReferenceEquals(candidate, resource));
            if (position < 0)
                return;
            bucket[position] = bucket[^1];
            bucket.RemoveAt(bucket.Count - 1);
            if (bucket.Count == 0)
                buckets.Remove(key);
        });
    }

    // A key function that throws leaves out its object; the reader that came by must not die of it.
    private void Visit(T resource, Action<TKey> action)
    {
        try
        {
            index.Visit(resource, action);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (!failureTold)
                log.IndexFailed(index.ToString(), exception);
            failureTold = true;
        }
    }

    public IReadOnlyList<T> Find(TKey key) => buckets.TryGetValue(key, out var bucket) ? bucket.ToArray() : [];
}
