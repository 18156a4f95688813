using System.Diagnostics;
using System.Threading.Channels;

namespace CrdToolkit.Benchmarks;

/// <summary>Notes when it was called, and writes the status.</summary>
internal sealed class TimedReconciler(Channel<(int Size, long At)> calls, GadgetClient gadgets) : IReconciler<Gadget>
{
    /// <inheritdoc/>
    public async Task<ReconcileResult> ReconcileAsync(Gadget resource, CancellationToken cancellationToken)
    {
        var at = Stopwatch.GetTimestamp();
        await gadgets.UpdateStatusAsync(resource, new() { ObservedGeneration = resource.Metadata.Generation }, cancellationToken);
        calls.Writer.TryWrite((resource.Spec.Size, at));
        return ReconcileResult.Done;
    }
}
