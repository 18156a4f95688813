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
    private const int Turns = 5;
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(2);

    /// <summary>Runs with and without failing objects take turns, so that what else the machine does falls on both.</summary>
    public static async Task RunAsync(TimeSpan duration)
    {
        // The first run pays for compilation.
        await RunAsync(TimeSpan.FromSeconds(2), Failing);
        var quantiles = new[] { 0.5, 0.99, 0.999, 1 };
        var runs = new List<(int Failing, TimeSpan[] Latencies)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var failing in new[] { 0, Failing })
            {
                var (latencies, tries, late) = await RunAsync(duration, failing);
                latencies.Sort();
                runs.Add((failing, [.. quantiles.Select(share => latencies[(int)((latencies.Count - 1) * share)])]));
                Console.WriteLine($"{failing,4} of {Healthy + failing} always fail: {latencies.Count:N0} changes of healthy objects, p50, p99, p99.9, max {string.Join(", ", runs[^1].Latencies.Select(Text))}");
                if (failing > 0)
                    Console.WriteLine($"     failing objects were tried {tries.Min()} to {tries.Max()} times each; {late} of {failing} within the last half of the run");
            }
        }

        foreach (var (index, share) in quantiles.Index())
        {
            var (without, with) = (Of(0), Of(Failing));
            Console.WriteLine($"p{share * 100,-5:0.#} from change to end of work: median {Text(without[Turns / 2])} ({Text(without[0])} to {Text(without[^1])}) without failing objects, {Text(with[Turns / 2])} ({Text(with[0])} to {Text(with[^1])}) with them");

            TimeSpan[] Of(int failing) => [.. runs.Where(run => run.Failing == failing).Select(run => run.Latencies[index]).Order()];
        }
    }

    private static string Text(TimeSpan time) => $"{time.TotalMilliseconds:F2} ms";

    private static async Task<(List<TimeSpan> Latencies, int[] Tries, int Late)> RunAsync(TimeSpan duration, int failing)
    {
        using var queue = new WorkQueue<int>(TimeProvider.System, retriesAtOnce: Workers - 1);
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
                if (key < Healthy && changed[key] > 0)
                {
                    lock (latencies)
                        latencies.Add(Stopwatch.GetElapsedTime(changed[key]));
                }

                if (key - Healthy is >= 0 and var index && index < failing)
                {
                    tries[index]++;
                    late[index] |= Stopwatch.GetElapsedTime(start) > duration / 2;
                    queue.AddFailed(key);
                }
                else
                {
                    queue.Forget(key);
                }

                queue.Done(key);
            }
        })).ToArray();
        // As objects come that are there when an operator starts; what that costs the first changes is not of interest here.
        for (var i = 0; i < Healthy + Failing; i++)
            queue.Add(i, QueuePriority.Low);
        await queue.WhenIdleAsync();
        start = Stopwatch.GetTimestamp();
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
