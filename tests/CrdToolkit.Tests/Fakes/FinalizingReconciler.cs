namespace CrdToolkit.Tests.Fakes;

public sealed class FinalizingReconciler(ReconcileScript script) : IFinalizingReconciler<Machine>
{
    public const string Finalizer = "infra.example.com/machine";

    public Task<ReconcileResult> ReconcileAsync(Machine resource, CancellationToken cancellationToken) =>
        script.CallAsync("reconcile", resource, this, cancellationToken);

    public Task<ReconcileResult> FinalizeAsync(Machine resource, CancellationToken cancellationToken) =>
        script.CallAsync("finalize", resource, this, cancellationToken);
}
