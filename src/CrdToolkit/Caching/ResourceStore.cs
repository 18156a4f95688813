using System.Runtime.InteropServices;
using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// The objects of one kind, kept by list and watch and by what this process writes itself: an acknowledged write counts as an early
/// watch event, so that no reader ever sees less than what was written before. Listeners hear each change once.
/// </summary>
internal sealed partial class ResourceStore<T>(ResourceDescriptor descriptor, Func<NamespacedName, bool> covers, StoreLog log) : IReaderSink<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Dictionary<string, StoredResource<T>>> namespaces = [];
    private readonly Dictionary<object, IStoreIndex<T>> indexes = [];
    private readonly TaskCompletionSource synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<ResourceChange<T>>[] listeners = [];
    private T[]? all;
    private ulong lastVersion;
    private int list;

    public ResourceDescriptor Descriptor => descriptor;

    /// <summary>Done after the first complete list.</summary>
    public Task Synced => synced.Task;

    public int Count { get; private set; }

    public void Subscribe(Action<ResourceChange<T>> listener)
    {
        lock (gate)
            listeners = [.. listeners, listener];
    }

    public T? Find(NamespacedName key)
    {
        lock (gate)
            return TryGet(key, out var stored) ? stored.Value : null;
    }

    /// <summary>The metadata, also of an object that the type cannot read.</summary>
    public V1ObjectMeta? FindMetadata(NamespacedName key)
    {
        lock (gate)
            return TryGet(key, out var stored) ? stored.Metadata : null;
    }

    public IReadOnlyList<T> List(string? @namespace)
    {
        lock (gate)
        {
            if (@namespace is not null)
                return namespaces.TryGetValue(@namespace, out var objects) ? Values(objects).ToArray() : [];
            // Remembered until the next change; nobody can change an array behind a read-only list of it.
            return Array.AsReadOnly(all ??= namespaces.Values.SelectMany(Values).ToArray());
        }
    }

    public IReadOnlyList<T> List<TKey>(ResourceIndex<T, TKey> index, TKey key)
        where TKey : notnull
    {
        lock (gate)
        {
            if (indexes.TryGetValue(index, out var present))
                return ((StoreIndex<T, TKey>)present).Find(key);
            var made = new StoreIndex<T, TKey>(index, log);
            foreach (var value in namespaces.Values.SelectMany(Values))
                made.Add(value);
            indexes.Add(index, made);
            return made.Find(key);
        }
    }

    public IReadOnlyList<UnreadableResource> Unreadable()
    {
        lock (gate)
            return [.. namespaces.Values.SelectMany(objects => objects.Values).Select(stored => stored.Item).OfType<UnreadableResource>()];
    }

    public void ListStarted()
    {
        lock (gate)
            list++;
    }

    public void Listed(ParsedResource<T> resource) => Put(resource, isListed: true);

    public void ListCompleted(string? resourceVersion)
    {
        var changes = new List<ResourceChange<T>>();
        lock (gate)
        {
            lastVersion = ResourceVersion.Parse(resourceVersion);
            foreach (var (@namespace, objects) in namespaces)
            {
                foreach (var (name, stored) in objects)
                {
                    if (stored.List != list)
                        changes.Add(Removal(new NamespacedName(@namespace, name), stored));
                }
            }

            foreach (var change in changes)
                Remove(change.Key);
            ForgetWritesBeforeList();
        }

        foreach (var change in changes)
            Tell(change);
        synced.TrySetResult();
    }

    public void Changed(ParsedResource<T> resource) => Put(resource, isListed: false);

    public void Deleted(ParsedResource<T> resource)
    {
        var key = KeyOf(resource.Metadata);
        ResourceChange<T> change;
        lock (gate)
        {
            Advance(resource.Metadata.ResourceVersion);
            // The end of an earlier object of that name is not yet that of the one that we deleted.
            if (deletions.TryGetValue(key, out var deletion) && deletion.Uid == resource.Metadata.Uid)
                deletions.Remove(key);
            CompletePending(key, ulong.MaxValue);
            // What was made anew since, by a write of ours, is another object.
            if (!TryGet(key, out var stored) || (stored.IsOwnWrite && stored.Metadata.Uid != resource.Metadata.Uid))
                return;
            // The last state, where it can be read, says more than the one before.
            change = Removal(key, stored) with { Old = resource.Value ?? stored.Value };
            Remove(key);
        }

        Tell(change);
    }

    public void Bookmarked(string? resourceVersion)
    {
        lock (gate)
            Advance(resourceVersion);
    }

    private void Put(ParsedResource<T> resource, bool isListed)
    {
        var metadata = resource.Metadata;
        var key = KeyOf(metadata);
        var version = ResourceVersion.Parse(metadata.ResourceVersion);
        // Half of a cache would be the records of who set which field; nobody reads them from here, and the server keeps them.
        metadata.ManagedFields = null;
        ResourceChange<T>? replaced = null;
        ResourceChange<T> change;
        lock (gate)
        {
            if (!isListed)
                Advance(metadata.ResourceVersion);
            if (deletions.TryGetValue(key, out var deletion) && deletion.Uid == metadata.Uid)
                return;
            if (TryGet(key, out var present))
            {
                if (IsOutdated(present, version, isListed) || (isListed && version != 0 && present.Version == version))
                {
                    Confirm(key, resource, present, version);
                    return;
                }

                // Deleted and made anew while nobody watched: two objects of one name.
                if (present.Metadata.Uid != metadata.Uid)
                    replaced = Removal(key, present);
            }

            change = Store(key, resource, version, isOwnWrite: false);
            CompletePending(key, version);
        }

        if (replaced is { } gone)
        {
            Tell(gone);
            change = change with { Old = null, OldMetadata = null };
        }

        Tell(change);
    }

    // The list or the watch is behind what a write of ours has already brought.
    private bool IsOutdated(StoredResource<T> present, ulong version, bool isListed) =>
        version != 0 && present.Version >= version && (!isListed || (present.IsOwnWrite && present.List == list));

    // Nothing changed. What a write of ours has brought gives way to the leaner copy of the watch.
    private void Confirm(NamespacedName key, ParsedResource<T> resource, StoredResource<T> present, ulong version)
    {
        if (present.IsOwnWrite && present.Version == version && resource.IsReadable)
            Store(key, resource, version, isOwnWrite: false);
        else
            CollectionsMarshal.GetValueRefOrNullRef(namespaces[key.Namespace], key.Name).List = list;
        CompletePending(key, version);
    }

    private ResourceChange<T> Store(NamespacedName key, ParsedResource<T> resource, ulong version, bool isOwnWrite)
    {
        all = null;
        ref var objects = ref CollectionsMarshal.GetValueRefOrAddDefault(namespaces, key.Namespace, out _);
        objects ??= [];
        ref var stored = ref CollectionsMarshal.GetValueRefOrAddDefault(objects, key.Name, out var existed);
        var old = existed ? stored.Value : null;
        var change = new ResourceChange<T>(key, old, existed ? stored.Metadata : null, resource.Value, resource.Metadata);
        if (!existed)
            Count++;
        if (resource.IsReadable && stored.Item is UnreadableResource)
            log.ReadableAgain(key);
        else if (!resource.IsReadable && !(stored.Item is UnreadableResource before && before.Reason == resource.Unreadable.Reason && before.JsonPath == resource.Unreadable.JsonPath))
            log.Unreadable(resource.Unreadable);
        stored.Item = resource.IsReadable ? resource.Value : resource.Unreadable;
        stored.Version = version;
        stored.List = list;
        stored.IsOwnWrite = isOwnWrite;
        foreach (var index in indexes.Values)
        {
            if (old is not null)
                index.Remove(old);
            if (resource.IsReadable)
                index.Add(resource.Value);
        }

        return change;
    }

    private void Remove(NamespacedName key)
    {
        if (!namespaces.TryGetValue(key.Namespace, out var objects) || !objects.Remove(key.Name, out var stored))
            return;
        all = null;
        Count--;
        if (objects.Count == 0)
            namespaces.Remove(key.Namespace);
        if (stored.Value is not { } value)
            return;
        foreach (var index in indexes.Values)
            index.Remove(value);
    }

    private static ResourceChange<T> Removal(NamespacedName key, StoredResource<T> stored) => new(key, stored.Value, stored.Metadata, null, null);

    private bool TryGet(NamespacedName key, out StoredResource<T> stored)
    {
        stored = default;
        return namespaces.TryGetValue(key.Namespace, out var objects) && objects.TryGetValue(key.Name, out stored);
    }

    private static IEnumerable<T> Values(Dictionary<string, StoredResource<T>> objects) =>
        objects.Values.Select(stored => stored.Value).OfType<T>();

    private static NamespacedName KeyOf(V1ObjectMeta metadata) => new(metadata.NamespaceProperty ?? "", metadata.Name ?? "");

    // Outside of the lock: a listener may read the cache, and must not stop the others.
    private void Tell(ResourceChange<T> change)
    {
        foreach (var listener in listeners)
            listener(change);
    }
}
