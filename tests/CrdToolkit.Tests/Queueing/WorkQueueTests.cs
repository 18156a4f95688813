namespace CrdToolkit.Tests.Queueing;

public sealed class WorkQueueTests : IDisposable
{
    private readonly VirtualTime time = new();
    private readonly WorkQueue<string> queue;

    public WorkQueueTests() => queue = new WorkQueue<string>(time);

    public void Dispose() => queue.Dispose();

    [Fact]
    public async Task A_key_that_is_added_twice_is_worked_on_once()
    {
        queue.Add("a");
        queue.Add("b");
        queue.Add("a");
        Assert.Equal("a", await TakeAsync());
        Assert.Equal("b", await TakeAsync());
        Assert.Equal(0, queue.Length);
    }

    [Fact]
    public async Task A_key_that_is_worked_on_is_given_to_nobody_else_and_comes_again_after_that()
    {
        queue.Add("a");
        await TakeAsync();
        queue.Add("a");
        queue.Add("a");
        Assert.Equal(0, queue.Length);
        queue.Done("a");
        Assert.Equal(1, queue.Length);
        Assert.Equal("a", await TakeAsync());
        queue.Done("a");
        Assert.Equal(0, queue.Length);
    }

    [Fact]
    public void A_key_comes_after_its_time_and_not_before()
    {
        queue.AddAfter("a", TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(0, queue.Length);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, queue.Length);
    }

    [Fact]
    public void After_means_at_the_latest()
    {
        queue.AddAfter("a", TimeSpan.FromSeconds(10));
        queue.AddAfter("a", TimeSpan.FromSeconds(5));
        queue.AddAfter("a", TimeSpan.FromSeconds(20));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, queue.Length);
    }

    [Fact]
    public async Task Being_worked_on_earlier_takes_the_timer_with_it()
    {
        queue.AddAfter("a", TimeSpan.FromSeconds(10));
        queue.Add("a");
        Assert.Equal("a", await TakeAsync());
        queue.Done("a");
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, queue.Length);
    }

    [Fact]
    public async Task A_time_that_is_set_while_the_key_is_worked_on_counts()
    {
        queue.Add("a");
        await TakeAsync();
        queue.AddAfter("a", TimeSpan.FromSeconds(10));
        queue.Done("a");
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, queue.Length);
    }

    [Fact]
    public async Task A_time_that_is_over_while_the_key_is_worked_on_has_it_come_again_after_that()
    {
        queue.Add("a");
        await TakeAsync();
        queue.AddAfter("a", TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, queue.Length);
        queue.Done("a");
        Assert.Equal(1, queue.Length);
    }

    [Fact]
    public async Task Failures_delay_a_key_twice_as_long_each_time_up_to_1000_seconds_and_for_ever()
    {
        queue.Add("a");
        var expected = TimeSpan.FromMilliseconds(5);
        for (var failures = 1; failures <= 40; failures++)
        {
            await TakeAsync();
            Assert.Equal((expected, failures), queue.AddFailed("a"));
            queue.Done("a");
            time.Advance(expected - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, queue.Length);
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(1, queue.Length);
            expected = TimeSpan.FromSeconds(Math.Min(1000, expected.TotalSeconds * 2));
        }
    }

    [Fact]
    public void Success_begins_the_count_of_failures_anew()
    {
        queue.AddFailed("a");
        queue.AddFailed("a");
        queue.Forget("a");
        Assert.Equal((TimeSpan.FromMilliseconds(5), 1), queue.AddFailed("a"));
    }

    [Fact]
    public async Task A_removed_key_has_neither_place_nor_timer_nor_failures()
    {
        queue.AddFailed("a");
        queue.Add("b");
        queue.Remove("a");
        queue.Remove("b");
        time.Advance(TimeSpan.FromMinutes(1));
        queue.Add("b");
        queue.Add("c");
        Assert.Equal("b", await TakeAsync());
        Assert.Equal("c", await TakeAsync());
        Assert.Equal(0, queue.Length);
        Assert.Equal(1, queue.AddFailed("a").Failures);
    }

    [Fact]
    public async Task A_waiting_worker_is_woken()
    {
        var taking = queue.TakeAsync().AsTask();
        Assert.False(taking.IsCompleted);
        queue.Add("a");
        Assert.Equal((true, "a"), await taking);
    }

    [Fact]
    public async Task A_closed_queue_lets_workers_go_and_gives_out_nothing()
    {
        var taking = queue.TakeAsync().AsTask();
        queue.Close();
        Assert.False((await taking).HasKey);
        queue.Add("a");
        Assert.False((await queue.TakeAsync()).HasKey);
    }

    [Fact]
    public async Task Many_workers_never_have_one_key_at_once_and_miss_no_addition()
    {
        const int Keys = 20;
        const int Additions = 20_000;
        var using_ = new int[Keys];
        var seen = new int[Keys];
        var written = new int[Keys];
        using var numbers = new WorkQueue<int>(time);
        var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (await numbers.TakeAsync() is (true, var key))
            {
                Assert.Equal(1, Interlocked.Increment(ref using_[key]));
                Volatile.Write(ref seen[key], Volatile.Read(ref written[key]));
                Interlocked.Decrement(ref using_[key]);
                numbers.Done(key);
            }
        })).ToArray();
        var random = new Random(1);
        for (var i = 0; i < Additions; i++)
        {
            var key = random.Next(Keys);
            Interlocked.Increment(ref written[key]);
            numbers.Add(key);
        }

        // What is taken after the last addition sees the last state of every key.
        SpinWait.SpinUntil(() => Enumerable.Range(0, Keys).All(key => Volatile.Read(ref seen[key]) == written[key]), TimeSpan.FromSeconds(30));
        Assert.Equal(written, seen);
        numbers.Close();
        await Task.WhenAll(workers);
    }

    [Fact]
    public void Timers_in_any_order_fire_in_their_order()
    {
        var random = new Random(2);
        var delays = Enumerable.Range(1, 500).OrderBy(_ => random.Next()).ToArray();
        foreach (var delay in delays)
            queue.AddAfter($"{delay}", TimeSpan.FromSeconds(delay));
        foreach (var delay in delays.Where(delay => delay % 3 == 0))
            queue.Remove($"{delay}");
        for (var second = 1; second <= 500; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(second - second / 3, queue.Length);
        }
    }

    private async Task<string> TakeAsync()
    {
        var (hasKey, key) = await queue.TakeAsync();
        Assert.True(hasKey);
        return key;
    }
}
