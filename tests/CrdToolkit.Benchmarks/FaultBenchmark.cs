using CrdToolkit.Tests.Faults;

namespace CrdToolkit.Benchmarks;

/// <summary>An operator on a server that misbehaves for a while: no final state may be missed and no promise broken.</summary>
internal static class FaultBenchmark
{
    public static async Task<int> RunAsync(TimeSpan duration)
    {
        var report = await FaultRun.RunAsync(new FaultPlan { Duration = duration }, CancellationToken.None);
        foreach (var (what, count) in report.Counts)
            Console.WriteLine($"{count,12:N0}  {what}");
        Console.WriteLine($"{report.Converged.TotalSeconds,12:F1}  seconds from the end of the faults (a half-open watch excepted) until all was as wanted");
        Console.WriteLine($"{report.Missed.Count,12:N0}  final states missed");
        Console.WriteLine($"{report.Broken.Count,12:N0}  promises broken (a key worked on twice at once, an object older than an acknowledged write)");
        foreach (var line in report.Missed.Concat(report.Broken).Take(20))
            Console.WriteLine($"              {line}");
        return report.Missed.Count + report.Broken.Count == 0 ? 0 : 1;
    }
}
