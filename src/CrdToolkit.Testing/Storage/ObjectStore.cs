using System.Collections.Immutable;
using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Storage;

/// <summary>
/// What etcd is to the API server: collections of objects under one count of changes, the resource version. Writes name the state
/// that they start from and fail when it is no longer the current one.
/// </summary>
/// <param name="logCapacity">How many changes of a collection are kept for watches and for lists of the past.</param>
/// <param name="clock">When changes happen.</param>
internal sealed class ObjectStore(int logCapacity, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<WatchSubscription> observers = [];
    private readonly Dictionary<(string Group, string Resource), ObjectCollection> collections = [];
    private long revision = 1;

    /// <summary>The resource version of the newest change.</summary>
    public long Revision
    {
        get
        {
            lock (gate)
            {
                return revision;
            }
        }
    }

    /// <summary>The collections that exist now.</summary>
    public IReadOnlyList<ObjectCollection> Collections
    {
        get
        {
            lock (gate)
            {
                return [.. collections.Values];
            }
        }
    }

    /// <summary>The collection of a resource, made when it is not there yet.</summary>
    public ObjectCollection Collection(string group, string resource)
    {
        lock (gate)
        {
            if (!collections.TryGetValue((group, resource), out var collection))
            {
                collection = new ObjectCollection(group, resource, revision, logCapacity, gate);
                collections.Add((group, resource), collection);
            }

            return collection;
        }
    }

    /// <summary>Forgets a collection and ends its watches.</summary>
    public void Remove(ObjectCollection collection)
    {
        lock (gate)
        {
            collections.Remove((collection.Group, collection.Resource));
            EndWatches(collection);
        }
    }

    /// <summary>Ends the watches of a collection; their clients start again, and see a changed schema.</summary>
    public void EndWatches(ObjectCollection collection)
    {
        lock (gate)
        {
            foreach (var watcher in collection.Watchers)
            {
                watcher.End();
            }

            collection.Watchers.Clear();
        }
    }

    /// <summary>Stores a new object.</summary>
    /// <returns>What was stored; null when there is an object of that key.</returns>
    public StoredObject? Create(ObjectCollection collection, ObjectKey key, JsonObject value)
    {
        lock (gate)
        {
            return collection.Find(key) is null ? Commit(collection, StoreEventType.Added, key, value, null) : null;
        }
    }

    /// <summary>Replaces an object.</summary>
    /// <returns>What was stored (the old state itself when nothing changes); null when the object is no longer in that state.</returns>
    public StoredObject? Replace(ObjectCollection collection, StoredObject expected, JsonObject value)
    {
        lock (gate)
        {
            if (!ReferenceEquals(collection.Find(expected.Key), expected))
            {
                return null;
            }

            return value.WithMetadata("resourceVersion", expected.Value.ResourceVersion).Equals(expected.Value)
                ? expected
                : Commit(collection, StoreEventType.Modified, expected.Key, value, expected);
        }
    }

    /// <summary>Removes an object.</summary>
    /// <returns>The last state with the resource version of the removal; null when the object is no longer in the expected state.</returns>
    public StoredObject? Delete(ObjectCollection collection, StoredObject expected)
    {
        lock (gate)
        {
            return ReferenceEquals(collection.Find(expected.Key), expected)
                ? Commit(collection, StoreEventType.Deleted, expected.Key, expected.Value, expected)
                : null;
        }
    }

    /// <summary>A collection and the resource version at which it is like that.</summary>
    public (ImmutableSortedSet<StoredObject> Objects, long Revision) Snapshot(ObjectCollection collection)
    {
        lock (gate)
        {
            return (collection.Objects, revision);
        }
    }

    /// <summary>All collections as they are now.</summary>
    public StoreView View()
    {
        lock (gate)
        {
            return new StoreView(revision, collections.Values.ToDictionary(collection => collection, collection => collection.Objects));
        }
    }

    /// <summary>
    /// Makes all collections as they were, in one step: nobody reads or writes in between. Resource versions go on, so that watchers see what was undone as changes; an object that was
    /// replaced by another of the same name is deleted and created.
    /// </summary>
    public void Restore(StoreView view)
    {
        lock (gate)
        {
            var wanted = view.Collections.ToDictionary(entry => (entry.Key.Group, entry.Key.Resource), entry => entry.Value);
            foreach (var collection in collections.Values)
            {
                wanted.TryGetValue((collection.Group, collection.Resource), out var kept);
                foreach (var current in collection.Objects)
                {
                    if (kept is null || ObjectCollection.Find(kept, current.Key)?.Value.Uid != current.Value.Uid)
                    {
                        Commit(collection, StoreEventType.Deleted, current.Key, current.Value, current);
                    }
                }
            }

            foreach (var ((group, resource), objects) in wanted)
            {
                var collection = Collection(group, resource);
                foreach (var stored in objects)
                {
                    var current = collection.Find(stored.Key);
                    if (current is null || !IsSame(current, stored))
                    {
                        Commit(collection, current is null ? StoreEventType.Added : StoreEventType.Modified, stored.Key, stored.Value, current);
                    }
                }
            }
        }
    }

    /// <summary>Forgets the past of all collections, as etcd does when it is compacted; watches that are open go on.</summary>
    public void Compact()
    {
        lock (gate)
        {
            foreach (var collection in collections.Values)
            {
                collection.Forget(revision);
            }
        }
    }

    /// <summary>A collection at a resource version of the past; null when that is too long ago.</summary>
    public ImmutableSortedSet<StoredObject>? SnapshotAt(ObjectCollection collection, long at)
    {
        lock (gate)
        {
            return collection.SnapshotAt(at);
        }
    }

    /// <summary>Subscribes to the changes after a resource version.</summary>
    /// <returns>Null when that is too long ago.</returns>
    public WatchSubscription? Watch(ObjectCollection collection, long after, int bufferCapacity)
    {
        lock (gate)
        {
            if (after < collection.OldestRevision)
            {
                return null;
            }

            var missed = collection.EventsAfter(after).ToList();
            var subscription = new WatchSubscription(missed.Count + bufferCapacity, gone => Unsubscribe(collection.Watchers, gone));
            missed.ForEach(subscription.Send);
            collection.Watchers.Add(subscription);
            return subscription;
        }
    }

    /// <summary>Subscribes to the changes of all collections, as a controller does.</summary>
    public WatchSubscription Observe()
    {
        lock (gate)
        {
            var subscription = new WatchSubscription(null, gone => Unsubscribe(observers, gone));
            observers.Add(subscription);
            return subscription;
        }
    }

    /// <summary>Tells one watcher how far it has seen, behind everything that it was sent before.</summary>
    public void SendBookmark(ObjectCollection collection, WatchSubscription subscription)
    {
        lock (gate)
        {
            subscription.Send(new StoreEvent(StoreEventType.Bookmark, collection, revision, null, null)
            {
                Committed = clock.GetTimestamp(),
            });
        }
    }

    private static bool IsSame(StoredObject one, StoredObject other) => ReferenceEquals(one, other)
        || one.Value.WithMetadata("resourceVersion", null).Equals(other.Value.WithMetadata("resourceVersion", null));

    private StoredObject Commit(ObjectCollection collection, StoreEventType type, ObjectKey key, JsonObject value, StoredObject? previous)
    {
        revision++;
        var versioned = value.WithMetadata("resourceVersion", revision.ToString(CultureInfo.InvariantCulture));
        var current = new StoredObject(key, versioned, revision);
        var change = collection.Commit(type, current, previous, clock.GetTimestamp());
        foreach (var watcher in collection.Watchers)
        {
            watcher.Send(change);
        }

        foreach (var observer in observers)
        {
            observer.Send(change);
        }

        return current;
    }

    private void Unsubscribe(List<WatchSubscription> subscriptions, WatchSubscription gone)
    {
        lock (gate)
        {
            subscriptions.Remove(gone);
            gone.End();
        }
    }
}
