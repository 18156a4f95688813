namespace CrdToolkit.Tests.Watching;

public sealed class ReconnectBackoffTests
{
    private readonly VirtualTime time = new();

    [Fact]
    public void Delays_double_up_to_the_longest_and_are_up_to_twice_as_long_at_random()
    {
        var shortest = new ReconnectBackoff(time, () => 0);
        var longest = new ReconnectBackoff(time, () => 0.999);
        Assert.Equal([0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30], Enumerable.Range(0, 8).Select(_ => shortest.Next().TotalSeconds));
        Assert.InRange(longest.Next().TotalSeconds, 1.59, 1.6);
    }

    [Fact]
    public void A_connection_that_was_good_for_longer_than_the_last_wait_begins_anew()
    {
        var backoff = new ReconnectBackoff(time, () => 0);
        for (var i = 0; i < 3; i++)
            backoff.Next();
        backoff.Connected();
        time.Advance(TimeSpan.FromSeconds(3.2));
        Assert.Equal(6.4, backoff.Next().TotalSeconds);
        backoff.Connected();
        time.Advance(TimeSpan.FromSeconds(6.5));
        Assert.Equal(0.8, backoff.Next().TotalSeconds);
    }

    [Fact]
    public void A_line_that_is_cut_every_few_seconds_is_taken_up_soon_each_time()
    {
        var backoff = new ReconnectBackoff(time, () => 0.999);
        for (var i = 0; i < 100; i++)
        {
            backoff.Connected();
            time.Advance(TimeSpan.FromSeconds(5));
            Assert.InRange(backoff.Next().TotalSeconds, 0.8, 1.6);
        }
    }
}
