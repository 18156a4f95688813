using k8s.Models;

namespace CrdToolkit.Tests.EndToEnd;

/// <summary>What a person would write: a config map for each machine, a status, and something to free at the end.</summary>
public sealed class WorkingReconciler(MachineClient machines, ConfigMapClient maps, ResourceCache<V1ConfigMap> cache, Journal journal) : IFinalizingReconciler<Machine>
{
    public const string Finalizer = "infra.example.com/machine";

    public async Task<ReconcileResult> ReconcileAsync(Machine resource, CancellationToken cancellationToken)
    {
        journal.Reconciling(resource);
        if (cache.Find(NamespacedName.Of(resource)) is null)
            await maps.CreateAsync(MapOf(resource), cancellationToken: cancellationToken);
        var written = await machines.UpdateStatusAsync(
            resource,
            new() { Phase = $"cpu {resource.Spec.Cpu}", ObservedGeneration = resource.Metadata.Generation },
            cancellationToken);
        journal.Wrote(written);
        return ReconcileResult.Done;
    }

    public Task<ReconcileResult> FinalizeAsync(Machine resource, CancellationToken cancellationToken)
    {
        journal.Finalized(resource);
        return Task.FromResult(ReconcileResult.Done);
    }

    private static V1ConfigMap MapOf(Machine machine) => new()
    {
        Metadata = new()
        {
            Name = machine.Metadata.Name,
            NamespaceProperty = machine.Metadata.NamespaceProperty,
            OwnerReferences = [new() { ApiVersion = machine.ApiVersion, Kind = machine.Kind, Name = machine.Metadata.Name, Uid = machine.Metadata.Uid, Controller = true }],
        },
    };
}
