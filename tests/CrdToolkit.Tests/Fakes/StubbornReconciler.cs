namespace CrdToolkit.Tests.Fakes;

/// <summary>A reconciler that does not look at its token: it returns when the test says so.</summary>
public sealed class StubbornReconciler(ReconcileScript script) : IReconciler<Machine>
{
    public Task<ReconcileResult> ReconcileAsync(Machine machine, CancellationToken cancellationToken) =>
        script.CallAsync("reconcile", machine, this, CancellationToken.None);
}
