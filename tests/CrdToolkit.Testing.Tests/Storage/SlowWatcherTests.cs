namespace CrdToolkit.Testing.Tests.Storage;

public sealed class SlowWatcherTests : ApiServerTest
{
    protected override LocalApiServerOptions Options => new() { WatchBufferCapacity = 4 };

    [Fact]
    public async Task Who_does_not_read_loses_the_watch_and_nobody_waits_for_them()
    {
        const int Writes = 60;
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await using var slow = await WatchAsync(ConfigMaps);

        // More than all buffers between server and client hold.
        for (var i = 0; i < Writes; i++)
        {
            await MergeAsync($"{ConfigMaps}/a", $$$"""{"data":{"a":"{{{i + new string('x', 500_000)}}}"}}""");
        }

        var events = 0;
        while (await slow.NextAsync() is not null)
        {
            events++;
        }

        Assert.InRange(events, 0, Writes);
    }
}
