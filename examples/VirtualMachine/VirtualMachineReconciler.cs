using CrdToolkit;
using k8s.Models;

namespace VirtualMachines;

/// <summary>Keeps a machine running on the hypervisor, says where in a ConfigMap and in the status, and frees it in the end.</summary>
[Finalizer("infra.example.com/machine")]
[Owns<V1ConfigMap>(LabelSelector = ManagedBy + "=" + Manager, WriteVerbs = ["create", "patch"])]
[Watches<Network>(nameof(MachinesOn))]
[Rbac<VirtualMachine>("delete")]
public sealed partial class VirtualMachineReconciler(
    VirtualMachineClient machines,
    V1ConfigMapClient configMaps,
    ResourceCache<VirtualMachine> machineCache,
    ResourceCache<Network> networkCache,
    IHypervisor hypervisor,
    TimeProvider time) : IReconciler<VirtualMachine>
{
    private const string ManagedBy = "app.kubernetes.io/managed-by";
    private const string Manager = "virtual-machines";

    private static readonly ResourceIndex<VirtualMachine, string> ByNetwork = ResourceIndex.On((VirtualMachine machine) => machine.Spec.Network);

    /// <inheritdoc/>
    public async Task<ReconcileResult> ReconcileAsync(VirtualMachine machine, CancellationToken cancellationToken)
    {
        var (name, @namespace) = (machine.Metadata.Name, machine.Metadata.NamespaceProperty);
        var remaining = machine.Metadata.CreationTimestamp + machine.Spec.Lifetime - time.GetUtcNow().UtcDateTime;
        if (remaining <= TimeSpan.Zero)
        {
            await machines.DeleteAsync(name, @namespace, cancellationToken: cancellationToken);
            return ReconcileResult.Done;
        }

        if (machine.Spec.Network is { } network && networkCache.Find(network, @namespace) is null)
        {
            var message = $"Network {network} does not exist";
            await machines.UpdateStatusAsync(machine, new() { Phase = MachinePhase.Pending, Message = message }, cancellationToken);
            return ReconcileResult.Retry(message);
        }

        var host = await hypervisor.EnsureAsync(machine.Metadata.Uid, machine.Spec, cancellationToken);
        await configMaps.ApplyAsync(ConfigMapOf(machine, host), new() { Owner = machine }, cancellationToken);
        await machines.UpdateStatusAsync(machine, new() { Phase = MachinePhase.Running, Host = host }, cancellationToken);
        return remaining is { } delay ? ReconcileResult.RequeueAfter(delay) : ReconcileResult.Done;
    }

    /// <inheritdoc/>
    public async Task<ReconcileResult> FinalizeAsync(VirtualMachine machine, CancellationToken cancellationToken)
    {
        await hypervisor.FreeAsync(machine.Metadata.Uid, cancellationToken);
        return ReconcileResult.Done;
    }

    /// <summary>The machines to look at again when a network comes, changes or goes: an index, so that it costs no scan.</summary>
    public IEnumerable<NamespacedName> MachinesOn(Network network) =>
        from machine in machineCache.List(ByNetwork, network.Metadata.Name)
        where machine.Metadata.NamespaceProperty == network.Metadata.NamespaceProperty
        select NamespacedName.Of(machine);

    private static V1ConfigMap ConfigMapOf(VirtualMachine machine, string host) => new()
    {
        Metadata = new()
        {
            Name = machine.Metadata.Name,
            NamespaceProperty = machine.Metadata.NamespaceProperty,
            Labels = new Dictionary<string, string> { [ManagedBy] = Manager },
        },
        Data = new Dictionary<string, string> { ["host"] = host },
    };
}
