using k8s.Models;

namespace CrdToolkit.Tests.Clients;

/// <summary>What the generator writes for <c>[GenerateClient&lt;V1Namespace&gt;]</c>, as far as tests need it.</summary>
internal sealed class NamespaceClient(KubernetesApi api)
    : ClusterResourceClient<V1Namespace>(api, new ResourceDescriptor("", "v1", "Namespace", "namespaces", ResourceScope.Cluster))
{
    public Task<V1Namespace> ApplyStatusAsync(V1Namespace resource, V1NamespaceStatus status, ApplyOptions? options = null, CancellationToken cancellationToken = default) =>
        ApplyStatusModelCoreAsync(resource, resource?.Status, status, options, cancellationToken);
}
