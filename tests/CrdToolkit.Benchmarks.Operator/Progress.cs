using System.Diagnostics;

namespace CrdToolkit.Benchmarks.Operator;

/// <summary>Notes, from the start of the process on, when the first object was reconciled and when all had been.</summary>
internal sealed class Progress(int count)
{
    private readonly DateTime started = Process.GetCurrentProcess().StartTime.ToUniversalTime();
    private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan? first;
    private int ended;

    public Task All => all.Task;

    public void Began() => first ??= DateTime.UtcNow - started;

    public void Ended()
    {
        if (Interlocked.Increment(ref ended) == count)
            all.TrySetResult();
    }

    /// <summary>One line for the benchmark that started this process.</summary>
    public string Report()
    {
        var converged = DateTime.UtcNow - started;
        var cpu = Environment.CpuUsage.TotalTime;
        var peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        var (collections, allocated) = (GC.CollectionCount(0), GC.GetTotalAllocatedBytes());
        return string.Create(null, $"first={first!.Value.TotalMilliseconds:F0} all={converged.TotalMilliseconds:F0} cpu={cpu.TotalSeconds:F2} peakKiB={peak} collections={collections} allocatedKiB={allocated / 1024} heapKiB={GC.GetTotalMemory(forceFullCollection: true) / 1024}");
    }
}
