using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>
/// All objects of a kind as last seen; reading costs no request. What the clients of this process have written is in it as soon as
/// they return. The objects are shared by all readers: a change is a <c>with</c> expression and goes through a client. It is
/// injected where a reconciler reconciles, owns or watches the type, or where <see cref="OperatorBuilder.AddCache{T}"/> asked for it.
/// </summary>
/// <typeparam name="T">The type of the objects.</typeparam>
public sealed class ResourceCache<T> : ICacheRunner
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly ResourceIndex<T, string> ByOwner = ResourceIndex.OnMany<T, string>(resource =>
        resource.Metadata.OwnerReferences is { Count: > 0 } owners ? owners.Select(owner => owner.Uid).Distinct() : []);

    private readonly KubernetesApi api;
    private readonly CacheSelection<T> selection;
    private readonly ReaderReport[] reports;
    private readonly ResourceJson<T> json;
    private readonly FreshReader<T> fresh;
    private readonly TimeSpan consistencyTimeout;

    /// <summary>Made by the container.</summary>
    /// <param name="services">The container.</param>
    /// <exception cref="InvalidOperationException">Nobody watches the type, or controllers want different selections of it.</exception>
    /// <exception cref="FormatException">A selector is none.</exception>
    public ResourceCache(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var registration = CacheRegistration<T>.Resolve(services.GetServices<CacheRegistration<T>>());
        var descriptor = registration.Descriptor;
        var cacheOptions = registration.Options ?? new();
        var options = services.GetRequiredService<IOptions<OperatorOptions>>().Value;
        api = services.GetRequiredService<KubernetesApi>();
        var namespaces = cacheOptions.Namespaces ?? options.Namespaces.AsReadOnly();
        selection = new CacheSelection<T>(cacheOptions, descriptor.Scope == ResourceScope.Namespaced ? namespaces : [], registration.FromMetadata);
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("CrdToolkit.Cache");
        Store = new ResourceStore<T>(descriptor, selection, new StoreLog(logger, descriptor.Kind))
        {
            Guard = MutationDetector.IsWanted(options)
                ? services.GetRequiredService<MutationDetector>().Guard<T>(descriptor, registration.FromMetadata is not null)
                : null,
        };
        json = new ResourceJson<T>(api, descriptor, selection.FromMetadata) { SkipsManagedFields = !selection.KeepsManagedFields };
        consistencyTimeout = options.ConsistencyTimeout;
        fresh = new FreshReader<T>(Store, new LiveReader<T>(api, descriptor, json, registration.FromMetadata is not null), consistencyTimeout, api.Time);
        reports = [.. Store.Scopes.Select(scope => new ReaderReport(logger, descriptor, scope.Namespace, api.Reachability, api.Time) { Missing = Store.TellMissing })];
        api.Writes.Subscribe(descriptor, Store);
    }

    /// <summary>The kind of the objects.</summary>
    public ResourceDescriptor Descriptor => Store.Descriptor;

    /// <summary>How many objects there are, those that the type cannot read included.</summary>
    public int Count => Store.Count;

    /// <summary>Done once all objects were read for the first time. Reconcilers are only called after that.</summary>
    public Task Synced => Store.Synced;

    /// <summary>
    /// The objects that <typeparamref name="T"/> cannot read. They are there, though <c>Find</c> and <c>List</c> do not give them.
    /// </summary>
    public IReadOnlyList<UnreadableResource> Unreadable => Store.Unreadable();

    IReadOnlyList<ReaderReport> ICacheRunner.Readers => reports;

    internal ResourceStore<T> Store { get; }

    /// <summary>An object by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="namespace">The namespace; empty for a cluster-scoped kind.</param>
    /// <returns>The object; null when there is none, or none that the type can read.</returns>
    public T? Find(string name, string @namespace = "") => Store.Find(new NamespacedName(@namespace, name));

    /// <summary>An object by its name.</summary>
    /// <param name="key">Name and namespace.</param>
    /// <returns>The object; null when there is none, or none that the type can read.</returns>
    public T? Find(NamespacedName key) => Store.Find(key);

    /// <summary>All objects, in no order.</summary>
    /// <param name="namespace">Only those of this namespace; null for all.</param>
    public IReadOnlyList<T> List(string? @namespace = null) => Store.List(@namespace);

    /// <summary>The objects that have a key in an index, in no order.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="index">The index; the same handle each time, or it is built each time.</param>
    /// <param name="key">The key.</param>
    public IReadOnlyList<T> List<TKey>(ResourceIndex<T, TKey> index, TKey key)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(index);
        return Store.List(index, key);
    }

    /// <summary>The objects that name an object among their owners, in no order.</summary>
    /// <param name="owner">The owner, known by its uid.</param>
    public IReadOnlyList<T> ListOwnedBy(IKubernetesObject<V1ObjectMeta> owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return Store.List(ByOwner, owner.Metadata.Uid);
    }

    /// <summary>
    /// An object by its name, as the last write of this process has left it or later. <see cref="Find(string, string)"/> gives the same
    /// at once, unless the answer to that write did not hold the object (a scale, another version, a request whose outcome is not
    /// known): this one then waits until the cache shows it. To ask the server itself, use a client.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="namespace">The namespace; empty for a cluster-scoped kind.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The object; null when there is none, or none that the type can read.</returns>
    /// <exception cref="TimeoutException">The cache does not show the write after <see cref="OperatorOptions.ConsistencyTimeout"/>, or a server that lags behind cannot tell what became of it.</exception>
    public async ValueTask<T?> FindAsync(string name, string @namespace = "", CancellationToken cancellationToken = default)
    {
        var key = new NamespacedName(@namespace, name);
        var (freshness, resource) = await fresh.ReadAsync(key, cancellationToken).ConfigureAwait(false);
        return freshness == Freshness.Stale ? throw Stale(key) : resource;
    }

    /// <summary>
    /// All objects, each as the last write of this process has left it or later; waits for what <see cref="List(string?)"/> may lack.
    /// </summary>
    /// <param name="namespace">Only those of this namespace; null for all.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="TimeoutException">The cache does not show a write after <see cref="OperatorOptions.ConsistencyTimeout"/>, or a server that lags behind cannot tell what became of it.</exception>
    public async ValueTask<IReadOnlyList<T>> ListAsync(string? @namespace = null, CancellationToken cancellationToken = default)
    {
        if (await fresh.CatchUpAsync(@namespace, cancellationToken).ConfigureAwait(false) is { } stale)
            throw Stale(stale);
        return Store.List(@namespace);
    }

    private TimeoutException Stale(NamespacedName key) => new(
        $"The cache of {Descriptor.GroupResource} does not show yet what this process wrote to {key}; it is waited for up to {consistencyTimeout.TotalSeconds:0.#} seconds. Try again later, read what is there with Find or List, or ask the server with a client.");

    Task ICacheRunner.RunAsync(CancellationToken cancellationToken)
    {
        return Task.WhenAll(Store.Scopes.Select((scope, position) => new ResourceReader<T>(
            api,
            new ReaderRequests(Descriptor, scope.Namespace, selection.LabelSelector, selection.FieldSelector, selection.FromMetadata is not null),
            json,
            new StoreFeed<T>(Store, scope),
            reports[position],
            new ReconnectBackoff(api.Time)).RunAsync(cancellationToken)));
    }
}
