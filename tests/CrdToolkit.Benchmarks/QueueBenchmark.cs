using System.Diagnostics;

namespace CrdToolkit.Benchmarks;

/// <summary>What the work queue costs: keys through it by one thread, by several, and what a key costs that only waits.</summary>
internal static class QueueBenchmark
{
    private const int Keys = 10_000;
    private const int Rounds = 100;
    private const int Workers = 4;

    public static async Task RunAsync()
    {
        Alone(1);
        Print(Alone(Rounds), "add, take, done of 10,000 keys, one thread");
        Print(Again(Rounds), "adds of a key that is in line already");
        Print(Timers(Rounds / 10), "timers set and moved, 10,000 keys");
        Print(await SharedAsync(), $"added by one thread, worked off by {Workers}");
        Memory();
    }

    private static double Alone(int rounds)
    {
        using var queue = new WorkQueue<NamespacedName>(TimeProvider.System);
        var keys = Enumerable.Range(0, Keys).Select(i => new NamespacedName("default", $"object-{i}")).ToArray();
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var key in keys)
                queue.Add(key, round % 2 == 0 ? QueuePriority.Normal : QueuePriority.Low);
            for (var i = 0; i < Keys; i++)
                queue.Done(queue.TakeAsync().Result.Key);
        }

        return (double)rounds * Keys / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Again(int rounds)
    {
        using var queue = new WorkQueue<NamespacedName>(TimeProvider.System);
        var key = new NamespacedName("default", "object");
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < rounds * Keys; i++)
            queue.Add(key);
        return (double)rounds * Keys / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Timers(int rounds)
    {
        using var queue = new WorkQueue<NamespacedName>(TimeProvider.System);
        var random = new Random(1);
        var keys = Enumerable.Range(0, Keys).Select(i => new NamespacedName("default", $"object-{i}")).ToArray();
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < rounds; round++)
        {
            // Each time earlier: a later time would change nothing.
            foreach (var key in keys)
                queue.AddAfter(key, TimeSpan.FromHours(rounds - round) - TimeSpan.FromSeconds(random.Next(1_000)));
        }

        return (double)rounds * Keys / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> SharedAsync()
    {
        using var queue = new WorkQueue<NamespacedName>(TimeProvider.System);
        var keys = Enumerable.Range(0, Keys).Select(i => new NamespacedName("default", $"object-{i}")).ToArray();
        var taken = 0;
        var workers = Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (await queue.TakeAsync() is (true, var key))
            {
                Interlocked.Increment(ref taken);
                queue.Done(key);
            }
        })).ToArray();
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var key in keys)
                queue.Add(key);
        }

        await queue.WhenIdleAsync();
        var rate = taken / Stopwatch.GetElapsedTime(start).TotalSeconds;
        queue.Close();
        await Task.WhenAll(workers);
        return rate;
    }

    private static void Memory()
    {
        var keys = Enumerable.Range(0, Keys).Select(i => new NamespacedName("default", $"object-{i}")).ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var queue = new WorkQueue<NamespacedName>(TimeProvider.System);
        foreach (var key in keys)
            queue.AddAfter(key, TimeSpan.FromHours(1));
        Console.WriteLine($"{(GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Keys,12:F0} bytes  a key that waits for its timer");
    }

    private static void Print(double rate, string what) => Console.WriteLine($"{rate,12:N0} /s     {what}");
}
