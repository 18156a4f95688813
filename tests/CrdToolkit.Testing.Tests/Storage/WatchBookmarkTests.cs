using Microsoft.Extensions.Time.Testing;

namespace CrdToolkit.Testing.Tests.Storage;

public sealed class WatchBookmarkTests : ApiServerTest
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    protected override LocalApiServerOptions Options => new() { TimeProvider = time };

    [Fact]
    public async Task Once_a_minute_a_bookmark_tells_how_far_the_watch_has_seen()
    {
        await using var watch = await WatchAsync($"{ConfigMaps}?allowWatchBookmarks=true");
        await watch.NextAsync();
        var elsewhere = await PostAsync("/api/v1/namespaces/default/secrets", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"}}""");

        time.Advance(TimeSpan.FromMinutes(1));
        var (type, bookmark) = (await watch.NextAsync())!.Value;

        Assert.Equal("BOOKMARK", type);
        Assert.Equal(Text(elsewhere, "metadata.resourceVersion"), Text(bookmark, "metadata.resourceVersion"));
    }

    [Fact]
    public async Task Objects_are_created_at_the_time_of_the_options()
    {
        var created = await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));

        Assert.Equal("2026-01-02T03:04:05Z", Text(created, "metadata.creationTimestamp"));
    }
}
