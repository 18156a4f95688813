using System.Collections.Immutable;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Storage;

/// <summary>
/// The objects of one resource, whatever the versions they are served in, and the recent changes of them. The
/// <see cref="ObjectStore"/> alone changes it, under its lock.
/// </summary>
internal sealed class ObjectCollection
{
    private readonly List<StoreEvent> log = [];
    private readonly int logCapacity;

    private readonly Lock gate;
    private ImmutableSortedSet<StoredObject> objects;

    internal ObjectCollection(string group, string resource, long revision, int logCapacity, Lock gate)
    {
        Group = group;
        Resource = resource;
        OldestRevision = revision;
        this.logCapacity = logCapacity;
        this.gate = gate;
        objects = ImmutableSortedSet.Create<StoredObject>(StoredObjectComparer.Instance);
    }

    /// <summary>The API group.</summary>
    public string Group { get; }

    /// <summary>The plural name.</summary>
    public string Resource { get; }

    /// <summary>The current objects, between two changes of the store.</summary>
    public ImmutableSortedSet<StoredObject> Objects
    {
        get
        {
            lock (gate)
            {
                return objects;
            }
        }
    }

    /// <summary>The oldest resource version from which changes can still be told.</summary>
    public long OldestRevision { get; private set; }

    internal List<WatchSubscription> Watchers { get; } = [];

    /// <summary>The object of this key; null when there is none.</summary>
    public StoredObject? Find(ObjectKey key) => Find(Objects, key);

    /// <summary>The objects of a namespace.</summary>
    public IEnumerable<StoredObject> In(string @namespace)
    {
        var now = Objects;
        var start = now.IndexOf(new StoredObject(new ObjectKey("", @namespace + "/"), JsonObject.Empty, 0));
        for (var i = start < 0 ? ~start : start; i < now.Count && now[i].Key.Namespace == @namespace; i++)
        {
            yield return now[i];
        }
    }

    /// <summary>The collection as it was at a resource version; null when that is too long ago.</summary>
    public ImmutableSortedSet<StoredObject>? SnapshotAt(long revision)
    {
        if (revision < OldestRevision)
        {
            return null;
        }

        var past = objects.ToBuilder();
        var first = IndexAfter(revision);
        for (var i = log.Count - 1; i >= first; i--)
        {
            Undo(past, log[i]);
        }

        return past.ToImmutable();
    }

    internal static StoredObject? Find(ImmutableSortedSet<StoredObject> objects, ObjectKey key) =>
        objects.TryGetValue(new StoredObject(key, JsonObject.Empty, 0), out var found) ? found : null;

    internal IEnumerable<StoreEvent> EventsAfter(long revision) => log.Skip(IndexAfter(revision));

    internal StoreEvent Commit(StoreEventType type, StoredObject current, StoredObject? previous, long committed)
    {
        var others = previous is null ? objects : objects.Remove(previous);
        objects = type == StoreEventType.Deleted ? others : others.Add(current);
        var change = new StoreEvent(type, this, current.Revision, current, previous) { Committed = committed };
        log.Add(change);
        if (log.Count > 2 * logCapacity)
        {
            OldestRevision = log[log.Count - logCapacity - 1].Revision;
            log.RemoveRange(0, log.Count - logCapacity);
        }

        return change;
    }

    /// <summary>Forgets the changes up to a resource version: nobody can start there any more.</summary>
    internal void Forget(long revision)
    {
        log.Clear();
        OldestRevision = revision;
    }

    private static void Undo(ImmutableSortedSet<StoredObject>.Builder objects, StoreEvent change)
    {
        objects.Remove(change.Object!);
        if (change.Previous is not null)
        {
            objects.Add(change.Previous);
        }
    }

    private int IndexAfter(long revision)
    {
        var (low, high) = (0, log.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (log[middle].Revision <= revision)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
