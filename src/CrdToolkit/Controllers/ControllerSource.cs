namespace CrdToolkit;

/// <summary>A cache that a controller listens to.</summary>
/// <param name="Kind">The kind of its objects, for messages.</param>
/// <param name="Ready">Done once the controller need not wait for it any more.</param>
internal sealed record ControllerSource(string Kind, Task Ready)
{
    /// <summary>A cache as a source.</summary>
    /// <param name="store">The cache.</param>
    /// <param name="isOptional">Whether the controller goes on without it where the server does not have the kind.</param>
    public static ControllerSource Of<T>(ResourceStore<T> store, bool isOptional)
        where T : class, k8s.IKubernetesObject<k8s.Models.V1ObjectMeta> =>
        new(store.Descriptor.GroupResource, isOptional ? Task.WhenAny(store.Synced, store.Missing) : store.Synced);
}
