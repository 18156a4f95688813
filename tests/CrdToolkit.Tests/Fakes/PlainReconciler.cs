namespace CrdToolkit.Tests.Fakes;

public sealed class PlainReconciler(ReconcileScript script) : IReconciler<Machine>
{
    public Task<ReconcileResult> ReconcileAsync(Machine resource, CancellationToken cancellationToken) =>
        script.CallAsync("reconcile", resource, this, cancellationToken);
}
