using System.Net;

namespace CrdToolkit.Testing.Tests.Storage;

public sealed class WatchTests : ApiServerTest
{
    [Fact]
    public async Task A_watch_from_nowhere_begins_with_what_is_there_and_goes_on_with_what_happens()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await using var watch = await WatchAsync(ConfigMaps);

        await MergeAsync($"{ConfigMaps}/a", """{"data":{"a":"c"}}""");
        await DeleteAsync($"{ConfigMaps}/a");

        Assert.Equal(["ADDED a", "MODIFIED a", "DELETED a"], await watch.TakeAsync(3));
    }

    [Fact]
    public async Task A_watch_from_a_list_tells_what_happened_since()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        var list = await GetAsync(ConfigMaps);
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"b" """));

        await using var watch = await WatchAsync($"{ConfigMaps}?resourceVersion={Text(list, "metadata.resourceVersion")}");

        Assert.Equal(["ADDED b"], await watch.TakeAsync(1));
    }

    [Fact]
    public async Task Objects_that_enter_or_leave_a_selector_are_added_or_deleted()
    {
        await using var watch = await WatchAsync($"{ConfigMaps}?labelSelector=app%3Dx");
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));

        await MergeAsync($"{ConfigMaps}/a", """{"metadata":{"labels":{"app":"x"}}}""");
        await MergeAsync($"{ConfigMaps}/a", """{"metadata":{"labels":{"app":"y"}}}""");

        Assert.Equal(["ADDED a", "DELETED a"], await watch.TakeAsync(2));
    }

    [Fact]
    public async Task A_streamed_list_ends_with_a_bookmark_that_says_so()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));

        await using var watch = await WatchAsync(
            $"{ConfigMaps}?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");
        Assert.Equal(["ADDED a"], await watch.TakeAsync(1));
        var (type, bookmark) = (await watch.NextAsync())!.Value;

        Assert.Equal("BOOKMARK", type);
        Assert.Equal("true", bookmark["metadata"]!["annotations"]!["k8s.io/initial-events-end"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_watch_that_starts_too_early_is_told_that_its_resource_version_expired()
    {
        await using var watch = await WatchAsync($"{Definitions}?resourceVersion=0");
        await PostAsync(Definitions, WidgetDefinition());
        await watch.UntilAsync((_, value) => Condition(value, "Established") == "True");

        await using var early = await WatchAsync($"{Widgets}?resourceVersion=1");
        var (type, status) = (await early.NextAsync())!.Value;

        Assert.Equal(HttpStatusCode.OK, early.Response.StatusCode);
        Assert.Equal("ERROR", type);
        Assert.Equal(("410", "Expired"), (Text(status, "code"), Text(status, "reason")));
        Assert.Null(await early.NextAsync());
    }

    [Fact]
    public async Task A_watch_ends_after_its_timeout()
    {
        await using var watch = await WatchAsync($"{ConfigMaps}?timeoutSeconds=1");

        Assert.Null(await watch.NextAsync());
    }

    [Fact]
    public async Task Watches_end_when_the_server_stops()
    {
        await using var watch = await WatchAsync(ConfigMaps);

        await Server.DisposeAsync();

        Assert.Null(await watch.NextAsync());
    }
}
