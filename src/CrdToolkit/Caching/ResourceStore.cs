using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// The objects of one kind, kept by list and watch and by what this process writes itself: an acknowledged write counts as an early
/// watch event, so that no reader ever sees less than what was written before. Listeners hear each change once.
/// </summary>
internal sealed partial class ResourceStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly Lock gate = new();
    private readonly StoreLog log;
    private readonly CacheSelection<T> selection;
    private readonly StoreScope[] scopes;
    private readonly Dictionary<string, Dictionary<string, StoredResource<T>>> namespaces = [];
    private readonly Dictionary<object, IStoreIndex<T>> indexes = [];
    private readonly TaskCompletionSource synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource missing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<ResourceChange<T>>[] listeners = [];
    private T[]? all;

    public ResourceStore(ResourceDescriptor descriptor, CacheSelection<T> selection, StoreLog log)
    {
        Descriptor = descriptor;
        this.selection = selection;
        this.log = log;
        scopes = selection.Namespaces.Count == 0 ? [new StoreScope(null)] : [.. selection.Namespaces.Select(name => new StoreScope(name))];
    }

    public ResourceDescriptor Descriptor { get; }

    /// <summary>Watches over the objects, where mutations are looked for; set before the first comes in.</summary>
    public MutationGuard<T>? Guard { get; init; }

    /// <summary>The parts that are each to be filled by a reader.</summary>
    public IReadOnlyList<StoreScope> Scopes => scopes;

    /// <summary>Done after the first complete list of each part.</summary>
    public Task Synced => synced.Task;

    /// <summary>Done when the server says that it does not have the kind, if it does before the first complete list.</summary>
    public Task Missing => missing.Task;

    public int Count { get; private set; }

    public void TellMissing() => missing.TrySetResult();

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

    private bool TryGet(NamespacedName key, out StoredResource<T> stored)
    {
        stored = default;
        return namespaces.TryGetValue(key.Namespace, out var objects) && objects.TryGetValue(key.Name, out stored);
    }

    private StoreScope? ScopeOf(NamespacedName key) => Array.Find(scopes, scope => scope.Covers(key));

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
