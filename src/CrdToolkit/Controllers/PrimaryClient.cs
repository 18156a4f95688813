using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>The few requests that a controller makes itself.</summary>
internal sealed class PrimaryClient<T>(KubernetesApi api, ResourceDescriptor descriptor) : ResourceClient<T>(api, descriptor)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    public Task<T?> FindAsync(NamespacedName key, CancellationToken cancellationToken) => FindCoreAsync(key, cancellationToken);

    public Task<T> PatchAsync(NamespacedName key, ResourcePatch patch, CancellationToken cancellationToken) =>
        PatchCoreAsync(key, null, patch, null, cancellationToken);
}
