using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>The client of a cluster-scoped kind. Every request can fail with a <see cref="KubernetesApiException"/>.</summary>
/// <typeparam name="T">The type of the objects.</typeparam>
public abstract class ClusterResourceClient<T> : ResourceClient<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>A client of one kind.</summary>
    /// <param name="api">The connection.</param>
    /// <param name="descriptor">The kind.</param>
    protected ClusterResourceClient(KubernetesApi api, ResourceDescriptor descriptor)
        : base(api, descriptor)
    {
    }

    /// <summary>Reads an object from the server.</summary>
    /// <param name="name">The name of the object.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="KubernetesApiException">The server refused; <c>IsNotFound</c> when there is no such object.</exception>
    /// <exception cref="ResourceUnreadableException">The type cannot read the object.</exception>
    public Task<T> GetAsync(string name, CancellationToken cancellationToken = default) =>
        GetCoreAsync(Key(name, null), cancellationToken);

    /// <summary>Reads an object from the server.</summary>
    /// <param name="name">The name of the object.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The object; null when there is none of that name.</returns>
    public Task<T?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        FindCoreAsync(Key(name, null), cancellationToken);

    /// <summary>Reads one page of objects; unless <see cref="ListOptions.Limit"/> is set, that is all of them.</summary>
    /// <param name="options">Which objects, and how many.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<CustomResourceList<T>> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        ListCoreAsync(null, options, cancellationToken);

    /// <summary>Reads objects page by page, while they are enumerated.</summary>
    /// <param name="options">Which objects, and how many in a page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public IAsyncEnumerable<T> ListAllAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        ListAllCoreAsync(null, options, cancellationToken);

    /// <summary>Creates an object.</summary>
    /// <param name="resource">The object.</param>
    /// <param name="options">How the server takes it.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <exception cref="KubernetesApiException">The server refused; <c>IsAlreadyExists</c>, <c>IsInvalid</c>.</exception>
    public Task<T> CreateAsync(T resource, WriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return CreateCoreAsync(null, resource, options, cancellationToken);
    }

    /// <summary>
    /// Replaces an object as a whole, status excepted. What the C# type does not know is lost:
    /// <see cref="PatchAsync(T, T, WriteOptions?, CancellationToken)"/> keeps it.
    /// </summary>
    /// <param name="resource">The object, with the resource version that it was read at; a change meanwhile is a conflict.</param>
    /// <param name="options">How the server takes it.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <exception cref="KubernetesApiException">The server refused; <c>IsConflict</c>, <c>IsNotFound</c>, <c>IsInvalid</c>.</exception>
    public Task<T> UpdateAsync(T resource, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdateCoreAsync(KeyOf(resource), resource, options, cancellationToken);

    /// <summary>Changes an object by a patch.</summary>
    /// <param name="name">The name of the object.</param>
    /// <param name="patch">The change.</param>
    /// <param name="options">How the server takes it.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <exception cref="KubernetesApiException">The server refused; <c>IsConflict</c> also for a failed <c>test</c> of a JSON patch.</exception>
    public Task<T> PatchAsync(string name, ResourcePatch patch, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        PatchCoreAsync(Key(name, null), null, patch, options, cancellationToken);

    /// <summary>
    /// Sends what a <c>with</c> expression changed, and nothing else: fields that the C# type does not know stay. Sends nothing when
    /// nothing changed. The object must still be the one that was read, or it is a conflict.
    /// </summary>
    /// <param name="original">The object as read.</param>
    /// <param name="changed">The object as wanted.</param>
    /// <param name="options">How the server takes it.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <returns>The object as the server has it now.</returns>
    /// <exception cref="ArgumentException">The status differs, which has a subresource of its own.</exception>
    public Task<T> PatchAsync(T original, T changed, WriteOptions? options = null, CancellationToken cancellationToken = default) =>
        PatchCoreAsync(KeyOf(original), original, changed, options, cancellationToken);

    /// <summary>Deletes an object. With finalizers on it, it stays until they are removed.</summary>
    /// <param name="name">The name of the object.</param>
    /// <param name="options">What must be so, and what becomes of owned objects.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the write happens then is not known.</param>
    /// <exception cref="KubernetesApiException">The server refused; <c>IsNotFound</c>, <c>IsConflict</c> for an unmet precondition.</exception>
    public Task DeleteAsync(string name, DeleteOptions? options = null, CancellationToken cancellationToken = default) =>
        DeleteCoreAsync(Key(name, null), options, cancellationToken);

    /// <summary>Deletes all selected objects, one by one on the server.</summary>
    /// <param name="options">Which objects; null deletes all of them.</param>
    /// <param name="delete">How they go.</param>
    /// <param name="cancellationToken">Gives up waiting; whether the writes happen then is not known.</param>
    public Task DeleteCollectionAsync(ListOptions? options = null, DeleteOptions? delete = null, CancellationToken cancellationToken = default)
    {
        return DeleteCollectionCoreAsync(null, options, delete, cancellationToken);
    }

    /// <summary>
    /// Tells what happens to objects, for as long as it is enumerated. When the connection fails it is made anew, and goes on where
    /// it stopped.
    /// </summary>
    /// <param name="options">Which objects, and since when.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="KubernetesApiException">The server refused; <c>IsGone</c> when it no longer knows what happened since: list again.</exception>
    public IAsyncEnumerable<ResourceEvent<T>> WatchAsync(WatchOptions? options = null, CancellationToken cancellationToken = default) =>
        WatchCoreAsync(null, options, cancellationToken);

    private NamespacedName KeyOf(T resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Key(resource.Metadata.Name, null);
    }
}
