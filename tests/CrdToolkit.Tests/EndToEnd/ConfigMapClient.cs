using k8s.Models;

namespace CrdToolkit.Tests.EndToEnd;

public sealed class ConfigMapClient(KubernetesApi api) : NamespacedResourceClient<V1ConfigMap>(api, OperatorRig.ConfigMap)
{
    public Task<V1ConfigMap> ApplyAsync(V1ConfigMap resource, ApplyOptions? options = null, CancellationToken cancellationToken = default) =>
        ApplyCoreAsync(resource, options, cancellationToken);
}
