namespace CrdToolkit.Benchmarks;

/// <summary>Counts.</summary>
internal sealed class GadgetReconciler(ReconcileProgress progress) : IReconciler<Gadget>
{
    /// <inheritdoc/>
    public Task<ReconcileResult> ReconcileAsync(Gadget resource, CancellationToken cancellationToken)
    {
        progress.Note();
        return Task.FromResult(ReconcileResult.Done);
    }
}
