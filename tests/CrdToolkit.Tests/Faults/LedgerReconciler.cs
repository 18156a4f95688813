namespace CrdToolkit.Tests.Faults;

/// <summary>Writes into the status what the spec says, over a bad line.</summary>
public sealed class LedgerReconciler(MachineClient machines, FaultLedger ledger) : IFinalizingReconciler<Machine>
{
    public const string Finalizer = "infra.example.com/machine";

    public static string PhaseOf(Machine machine) => $"cpu {machine.Spec.Cpu}";

    public async Task<ReconcileResult> ReconcileAsync(Machine resource, CancellationToken cancellationToken)
    {
        ledger.Begin(resource);
        try
        {
            var written = await machines.UpdateStatusAsync(
                resource,
                new() { Phase = PhaseOf(resource), ObservedGeneration = resource.Metadata.Generation },
                cancellationToken);
            // An equal status is not written.
            if (!ReferenceEquals(written, resource))
                ledger.Wrote(written);
            return resource.Spec.Cpu % 10 == 0 ? ReconcileResult.RequeueAfter(TimeSpan.FromMilliseconds(200)) : ReconcileResult.Done;
        }
        catch (KubernetesApiException)
        {
            ledger.Failed();
            throw;
        }
        finally
        {
            ledger.End(resource);
        }
    }

    public Task<ReconcileResult> FinalizeAsync(Machine resource, CancellationToken cancellationToken)
    {
        ledger.Begin(resource);
        ledger.Finalizing();
        ledger.End(resource);
        return Task.FromResult(ReconcileResult.Done);
    }
}
