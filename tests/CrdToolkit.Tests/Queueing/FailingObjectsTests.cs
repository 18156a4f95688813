namespace CrdToolkit.Tests.Queueing;

/// <summary>Ten in a hundred objects always fail: hours of it, on virtual time, with one worker.</summary>
public sealed class FailingObjectsTests
{
    private const int Healthy = 90;
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2500);

    [Fact]
    public async Task The_healthy_ones_are_as_quick_as_without_them_and_the_failing_ones_are_tried_to_the_end()
    {
        var (alone, _) = await RunAsync(failing: 0);
        var (beside, lastTries) = await RunAsync(failing: 10);
        // Work is not interrupted: a change can come while a failing object is at it.
        Assert.InRange(beside.Max() - alone.Max(), TimeSpan.Zero, Work);
        Assert.InRange(Average(beside) - Average(alone), TimeSpan.Zero, Work / 100);
        Assert.All(lastTries, last => Assert.InRange(Length - last, TimeSpan.Zero, ItemBackoff.Longest + Work));
    }

    private static TimeSpan Average(List<TimeSpan> waits) => TimeSpan.FromTicks((long)waits.Average(wait => wait.Ticks));

    private static async Task<(List<TimeSpan> Waits, TimeSpan[] LastTries)> RunAsync(int failing)
    {
        var time = new VirtualTime();
        using var queue = new WorkQueue<int>(time);
        var start = time.GetUtcNow();
        var random = new Random(1);
        var changed = new TimeSpan[Healthy];
        var lastTries = new TimeSpan[failing];
        var waits = new List<TimeSpan>();
        for (var i = 0; i < failing; i++)
            queue.Add(Healthy + i, QueuePriority.Low);
        for (var step = 0; time.GetUtcNow() - start < Length; step++)
        {
            // A change in each fifth step.
            if (step % 5 == 0)
            {
                var key = random.Next(Healthy);
                changed[key] = time.GetUtcNow() - start;
                queue.Add(key);
            }

            if (queue.Length == 0)
            {
                time.Advance(Work);
                continue;
            }

            var (_, taken) = await queue.TakeAsync();
            var now = time.GetUtcNow() - start;
            if (taken < Healthy)
                waits.Add(now - changed[taken]);
            time.Advance(Work);
            if (taken < Healthy)
            {
                queue.Forget(taken);
            }
            else
            {
                lastTries[taken - Healthy] = now;
                queue.AddFailed(taken);
            }

            queue.Done(taken);
        }

        return (waits, lastTries);
    }
}
