using System.Diagnostics;

namespace CrdToolkit.Benchmarks;

/// <summary>Notes when the first object was reconciled and when each had been.</summary>
internal sealed class ReconcileProgress(int count)
{
    private readonly TaskCompletionSource<long> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int reconciled;

    /// <summary>The timestamp of the first reconcile.</summary>
    public Task<long> First => first.Task;

    /// <summary>The timestamp of the reconcile that completed the set.</summary>
    public Task<long> All => all.Task;

    public void Note()
    {
        var now = Stopwatch.GetTimestamp();
        first.TrySetResult(now);
        if (Interlocked.Increment(ref reconciled) == count)
        {
            all.TrySetResult(now);
        }
    }
}
