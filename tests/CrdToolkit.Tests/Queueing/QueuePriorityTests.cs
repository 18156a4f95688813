namespace CrdToolkit.Tests.Queueing;

public sealed class QueuePriorityTests : IDisposable
{
    private readonly VirtualTime time = new();
    private readonly WorkQueue<string> queue;

    public QueuePriorityTests() => queue = new WorkQueue<string>(time);

    public void Dispose() => queue.Dispose();

    [Fact]
    public async Task What_nothing_has_happened_to_lets_the_rest_pass()
    {
        queue.Add("seen 1", QueuePriority.Low);
        queue.Add("seen 2", QueuePriority.Low);
        queue.Add("changed 1");
        queue.Add("changed 2");
        Assert.Equal(["changed 1", "changed 2", "seen 1", "seen 2"], await TakeAllAsync());
    }

    [Fact]
    public async Task A_flood_keeps_nobody_waiting_for_good()
    {
        queue.Add("patient", QueuePriority.Low);
        var waited = TimeSpan.Zero;
        for (var i = 0; ; i++)
        {
            // More comes than is worked off.
            queue.Add($"flood {i}");
            queue.Add($"flood {i} too");
            if (await TakeAsync() == "patient")
                break;
            time.Advance(TimeSpan.FromSeconds(0.1));
            waited += TimeSpan.FromSeconds(0.1);
        }

        // Those that came in its first 30 seconds and half a backlog of the same size: 60 seconds at 10 a second.
        Assert.InRange(waited, ReadyLine<string>.Patience, 2 * ReadyLine<string>.Patience + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Something_that_happens_to_a_waiting_key_brings_it_forward()
    {
        queue.Add("seen", QueuePriority.Low);
        queue.Add("a", QueuePriority.Low);
        queue.Add("b");
        queue.Add("a");
        queue.Add("c");
        Assert.Equal(["b", "a", "c", "seen"], await TakeAllAsync());
    }

    [Fact]
    public async Task Being_seen_once_more_does_not_put_a_key_back()
    {
        queue.Add("a");
        queue.Add("a", QueuePriority.Low);
        queue.Add("b");
        Assert.Equal(["a", "b"], await TakeAllAsync());
    }

    [Fact]
    public async Task What_failed_lets_pass_what_changed()
    {
        queue.AddFailed("failing");
        time.Advance(ItemBackoff.First);
        queue.Add("changed");
        Assert.Equal(["changed", "failing"], await TakeAllAsync());
    }

    [Fact]
    public async Task Retries_leave_a_worker_to_what_has_not_failed()
    {
        using var queue = new WorkQueue<string>(time, retriesAtOnce: 1);
        queue.AddFailed("failing");
        queue.AddFailed("failing too");
        time.Advance(ItemBackoff.First);
        Assert.Equal((true, "failing"), await queue.TakeAsync());
        var second = queue.TakeAsync();
        Assert.False(second.IsCompleted);
        queue.Add("seen", QueuePriority.Low);
        Assert.Equal((true, "seen"), await second);
        second = queue.TakeAsync();
        queue.Done("failing");
        Assert.Equal((true, "failing too"), await second);
    }

    [Fact]
    public async Task A_change_of_what_has_failed_needs_no_turn_of_a_retry()
    {
        using var queue = new WorkQueue<string>(time, retriesAtOnce: 1);
        queue.AddFailed("failing");
        queue.AddFailed("failing too");
        time.Advance(ItemBackoff.First);
        Assert.Equal((true, "failing"), await queue.TakeAsync());
        queue.Add("failing too");
        Assert.Equal((true, "failing too"), await queue.TakeAsync());
    }

    [Fact]
    public async Task A_change_of_what_has_failed_wakes_a_worker_that_no_retry_may_have()
    {
        using var queue = new WorkQueue<string>(time, retriesAtOnce: 1);
        queue.AddFailed("failing");
        queue.AddFailed("failing too");
        time.Advance(ItemBackoff.First);
        Assert.Equal((true, "failing"), await queue.TakeAsync());
        var second = queue.TakeAsync().AsTask();
        queue.Add("failing too");
        Assert.Equal((true, "failing too"), await second.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_changes_while_it_waits_after_a_failure_is_tried_at_once_and_in_its_turn()
    {
        queue.Add("seen", QueuePriority.Low);
        queue.AddFailed("failing");
        queue.Add("failing");
        Assert.Equal(["failing", "seen"], await TakeAllAsync());
    }

    [Fact]
    public async Task A_timer_of_normal_priority_keeps_it_when_a_failure_sets_an_earlier_one()
    {
        queue.AddAfter("a", TimeSpan.FromSeconds(10));
        queue.AddFailed("a");
        time.Advance(ItemBackoff.First);
        queue.Add("seen", QueuePriority.Low);
        Assert.Equal(["a", "seen"], await TakeAllAsync());
    }

    [Fact]
    public async Task A_removed_key_leaves_no_place_behind()
    {
        queue.Add("a", QueuePriority.Low);
        queue.Add("a");
        queue.Remove("a");
        queue.Add("a", QueuePriority.Low);
        queue.Add("b");
        Assert.Equal((1, 1), (queue.Measure().Normal, queue.Measure().Low));
        Assert.Equal(["b", "a"], await TakeAllAsync());
    }

    private async Task<List<string>> TakeAllAsync()
    {
        var taken = new List<string>();
        while (queue.Length > 0)
            taken.Add(await TakeAsync());
        return taken;
    }

    private async Task<string> TakeAsync()
    {
        var (_, key) = await queue.TakeAsync();
        queue.Done(key);
        return key;
    }
}
