namespace CrdToolkit.Tests.Queueing;

/// <summary>What metrics are made of.</summary>
public sealed class QueueMeasurementTests : IWorkQueueObserver
{
    private readonly VirtualTime time = new();
    private readonly List<string> heard = [];

    [Fact]
    public async Task Each_key_is_told_when_it_is_added_taken_and_done_with_the_times_between()
    {
        using var queue = new WorkQueue<string>(time, observer: this);
        queue.Add("a");
        queue.Add("a");
        time.Advance(TimeSpan.FromSeconds(2));
        await queue.TakeAsync();
        queue.Add("a");
        time.Advance(TimeSpan.FromSeconds(3));
        queue.Done("a");
        time.Advance(TimeSpan.FromSeconds(1));
        await queue.TakeAsync();
        queue.AddFailed("a");
        queue.Done("a");
        Assert.Equal(["added", "taken 2", "added", "done 3", "taken 1", "retried", "done 0"], heard);
    }

    [Fact]
    public async Task What_is_in_line_delayed_and_worked_on_can_be_measured()
    {
        using var queue = new WorkQueue<string>(time);
        queue.Add("a");
        queue.Add("b");
        queue.Add("c", QueuePriority.Low);
        queue.AddAfter("d", TimeSpan.FromHours(1));
        await queue.TakeAsync();
        time.Advance(TimeSpan.FromSeconds(2));
        await queue.TakeAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new QueueMeasurement(Normal: 0, Low: 1, Delayed: 1, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(3)), queue.Measure());
        queue.Done("a");
        Assert.Equal(TimeSpan.FromSeconds(1), queue.Measure().UnfinishedWork);
    }

    [Fact]
    public void Retries_of_all_keys_together_can_be_limited()
    {
        using var queue = new WorkQueue<string>(time, new TokenBucket(time, perSecond: 10, burst: 2));
        Assert.Equal([5, 5, 100, 200], Enumerable.Range(0, 4).Select(i => queue.AddFailed($"{i}").Delay.TotalMilliseconds));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(10, queue.AddFailed("0").Delay.TotalMilliseconds);
    }

    void IWorkQueueObserver.Added() => heard.Add("added");

    void IWorkQueueObserver.Retried() => heard.Add("retried");

    void IWorkQueueObserver.Taken(TimeSpan waited) => heard.Add($"taken {waited.TotalSeconds}");

    void IWorkQueueObserver.Done(TimeSpan worked) => heard.Add($"done {worked.TotalSeconds}");
}
