namespace CrdToolkit.Benchmarks.Operator;

/// <summary>Gives each object one status write.</summary>
internal sealed class WidgetReconciler(WidgetClient widgets, Progress progress) : IReconciler<Widget>
{
    /// <inheritdoc/>
    public async Task<ReconcileResult> ReconcileAsync(Widget resource, CancellationToken cancellationToken)
    {
        progress.Began();
        await widgets.UpdateStatusAsync(resource, new() { ObservedGeneration = resource.Metadata.Generation }, cancellationToken);
        progress.Ended();
        return ReconcileResult.Done;
    }
}
