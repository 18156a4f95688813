using System.Diagnostics;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// Whether objects that always fail slow down the healthy ones: the same changes of healthy objects, with and without failing ones, and
/// from change to end of work how long it took.
/// </summary>
internal static class FailingBenchmark
{
    private const int Healthy = 900;
    private const int Failing = 100;
    private const int Workers = 4;
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(2);

    public static async Task RunAsync(TimeSpan duration)
    {
        // The first run pays for compilation.
        await RunAsync(TimeSpan.FromSeconds(2), 0);
        foreach (var failing in new[] { 0, Failing })
        {
            var (latencies, tries, late) = await RunAsync(duration, failing);
            latencies.Sort();
            Console.WriteLine($"{failing,4} of {Healthy + failing} always fail: {latencies.Count:N0} changes of healthy objects, from change to end of work p50 {At(latencies, 0.5)}, p99 {At(latencies, 0.99)}, max {At(latencies, 1)}");
            if (failing > 0)
                Console.WriteLine($"     failing objects were tried {tries.Min()} to {tries.Max()} times each; {late} of {failing} within the last half of the run");
        }
    }

    private static string At(List<TimeSpan> sorted, double share) => $"{sorted[(int)((sorted.Count - 1) * share)].TotalMilliseconds:F2} ms";

    private static async Task<(List<TimeSpan> Latencies, int[] Tries, int Late)> RunAsync(TimeSpan duration, int failing)
    {
        using var queue = new WorkQueue<int>(TimeProvider.System);
        var changed = new long[Healthy];
        var tries = new int[Math.Max(failing, 1)];
        var late = new bool[failing];
        var latencies = new List<TimeSpan>();
        var start = Stopwatch.GetTimestamp();
        var workers = Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (await queue.TakeAsync() is (true, var key))
            {
                await Task.Delay(Work);
                if (key < Healthy)
                {
                    lock (latencies)
                        latencies.Add(Stopwatch.GetElapsedTime(changed[key]));
                    queue.Forget(key);
                }
                else
                {
                    tries[key - Healthy]++;
                    late[key - Healthy] |= Stopwatch.GetElapsedTime(start) > duration / 2;
                    queue.AddFailed(key);
                }

                queue.Done(key);
            }
        })).ToArray();
        for (var i = 0; i < failing; i++)
            queue.Add(Healthy + i);
        var random = new Random(1);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (Stopwatch.GetElapsedTime(start) < duration && await timer.WaitForNextTickAsync())
        {
            var key = random.Next(Healthy);
            changed[key] = Stopwatch.GetTimestamp();
            queue.Add(key);
        }

        await queue.WhenIdleAsync();
        queue.Close();
        await Task.WhenAll(workers);
        return (latencies, tries, late.Count(isLate => isLate));
    }
}
