using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace CrdToolkit.Testing.Tests.Faults;

/// <summary>Faults of what clients are told.</summary>
public sealed class WatchFaultTests : ApiServerTest
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    protected override LocalApiServerOptions Options => new() { TimeProvider = time };

    [Fact]
    public async Task Events_come_twice()
    {
        using (Server.Faults.Add(Fault.DuplicateEvents()))
        {
            await using var watch = await WatchAsync(ConfigMaps);
            await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
            await DeleteAsync($"{ConfigMaps}/a");

            Assert.Equal(["ADDED a", "ADDED a", "DELETED a", "DELETED a"], await watch.TakeAsync(4));
        }
    }

    [Fact]
    public async Task Events_are_held_back_until_the_fault_is_removed()
    {
        await using var watch = await WatchAsync(ConfigMaps);
        var fault = Server.Faults.Add(Fault.LaggingWatch());
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        var next = watch.TakeAsync(2);
        Assert.Equal("a", Text((await GetAsync(ConfigMaps))["items"]![0]!, "metadata.name"));
        Assert.False(next.IsCompleted);

        fault.Dispose();
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"b" """));

        Assert.Equal(["ADDED a", "ADDED b"], await next);
    }

    [Fact]
    public async Task Events_come_late_by_the_servers_clock()
    {
        await using var watch = await WatchAsync(ConfigMaps);
        Server.Faults.Add(Fault.LaggingWatch(TimeSpan.FromSeconds(30)));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        var next = watch.TakeAsync(1);

        time.Advance(TimeSpan.FromSeconds(29));
        await GetAsync(ConfigMaps);
        Assert.False(next.IsCompleted);
        // The timer of the delay may start a moment after the event has come.
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(["ADDED a"], await next);
    }

    [Fact]
    public async Task A_watch_ends_after_some_events_and_goes_on_where_it_was()
    {
        using var fault = Server.Faults.Add(Fault.EndWatch(afterEvents: 1) with { Times = 1 });
        await using var watch = await WatchAsync(ConfigMaps);
        var first = await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"b" """));

        Assert.Equal(["ADDED a"], await watch.TakeAsync(1));
        Assert.Null(await watch.NextAsync());
        await using var next = await WatchAsync($"{ConfigMaps}?resourceVersion={Text(first, "metadata.resourceVersion")}");
        Assert.Equal(["ADDED b"], await next.TakeAsync(1));
    }

    [Fact]
    public async Task Reads_of_a_lagging_replica_show_the_past_and_writes_the_present()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        using (Server.Faults.Add(Fault.StaleReads()))
        {
            var created = await PostAsync(ConfigMaps, ConfigMap(""" "name":"b" """));
            await DeleteAsync($"{ConfigMaps}/a");

            var list = await GetAsync(ConfigMaps);
            Assert.Equal("a", Text(Assert.Single(list["items"]!.AsArray())!, "metadata.name"));
            await GetAsync($"{ConfigMaps}/a");
            await GetAsync($"{ConfigMaps}/b", HttpStatusCode.NotFound);
            await PostAsync(ConfigMaps, ConfigMap(""" "name":"b" """), HttpStatusCode.Conflict);
            var ahead = await GetAsync(
                $"{ConfigMaps}?resourceVersion={Text(created, "metadata.resourceVersion")}", HttpStatusCode.GatewayTimeout);
            Assert.Contains("Too large resource version", Text(ahead, "message"));
            // Who watches from the old list is told what it missed.
            await using var watch = await WatchAsync($"{ConfigMaps}?resourceVersion={Text(list, "metadata.resourceVersion")}");
            Assert.Equal(["ADDED b", "DELETED a"], await watch.TakeAsync(2));
        }

        Assert.Equal("b", Text(Assert.Single((await GetAsync(ConfigMaps))["items"]!.AsArray())!, "metadata.name"));
    }
}
