using k8s.Models;

namespace CrdToolkit.Tests.Fakes;

public sealed class MachineClient(KubernetesApi api) : NamespacedResourceClient<Machine>(api, Machine.Descriptor)
{
    public Task<Machine> UpdateStatusAsync(Machine resource, MachineStatus status, CancellationToken cancellationToken = default) =>
        UpdateStatusCoreAsync(resource, status, cancellationToken);

    public Task<V1Scale> UpdateScaleAsync(V1Scale scale, CancellationToken cancellationToken = default) =>
        UpdateScaleCoreAsync(scale, null, cancellationToken);
}
