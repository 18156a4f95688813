using k8s;

namespace CrdToolkit.Tests.Watching;

/// <summary>A reader that reconnects for weeks leaves nothing behind.</summary>
[Collection(nameof(Alone))]
public sealed class ReaderLeakTests
{
    [Fact]
    public async Task After_thousands_of_connections_there_are_no_more_timers_connections_and_bytes_than_after_a_few()
    {
        // What earlier tests left behind is collected during the first run, and would count as its own.
        await RunAsync(500);
        var few = await RunAsync(500);
        var many = await RunAsync(5_000);
        Assert.Equal((0, 0), (many.Open, few.Open));
        Assert.Equal(few.Timers, many.Timers);
        Assert.InRange(many.Timers, 0, 2);
        Assert.InRange(many.Bytes - few.Bytes, long.MinValue, 256 * 1024);
    }

    private static async Task<(int Open, int Timers, long Bytes)> RunAsync(int connections)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var time = new CountingTime();
        var server = new ShortWatches(connections);
        using var stop = new CancellationTokenSource();
        var api = new KubernetesApi(new Kubernetes(new KubernetesClientConfiguration { Host = "http://api.test" }, server)) { Time = time };
        var log = new RecordedLog();
        var store = new ResourceStore<Machine>(Machine.Descriptor, CacheSelection<Machine>.Everything, new StoreLog(log, "Machine"));
        var report = new ReaderReport(log, Machine.Descriptor, null, api.Reachability, time);
        var reading = new ResourceReader<Machine>(
            api,
            new ReaderRequests(Machine.Descriptor),
            new ResourceJson<Machine>(api, Machine.Descriptor),
            new StoreFeed<Machine>(store, store.Scopes[0]),
            report,
            new ReconnectBackoff(time)).RunAsync(stop.Token);
        await server.Reached.WaitAsync(TestContext.Current.CancellationToken);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(Math.Min(10, connections), store.Count);
        var result = (server.Open, time.Timers, bytes);
        await stop.CancelAsync();
        await reading;
        return result;
    }
}
