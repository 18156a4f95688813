using k8s.Models;

namespace CrdToolkit.Tests.Fakes;

public sealed class MachineClient(KubernetesApi api) : NamespacedResourceClient<Machine>(api, Machine.Descriptor)
{
    public Task<Machine> UpdateStatusAsync(Machine resource, MachineStatus status, CancellationToken cancellationToken = default) =>
        UpdateStatusCoreAsync(resource, status, cancellationToken);

    public Task<Machine> ApplyAsync(MachineApply resource, ApplyOptions? options = null, CancellationToken cancellationToken = default) =>
        ApplyCoreAsync(resource, options, cancellationToken);

    public Task<Machine> ApplyStatusAsync(Machine resource, ApplyFields status, ApplyOptions? options = null, CancellationToken cancellationToken = default) =>
        ApplyStatusCoreAsync(resource, status, options, cancellationToken);

    public Task<V1Scale> UpdateScaleAsync(V1Scale scale, CancellationToken cancellationToken = default) =>
        UpdateScaleCoreAsync(scale, null, cancellationToken);
}
