namespace CrdToolkit.Conformance.Cases.Watching;

/// <summary>How a watch ends.</summary>
public sealed class WatchEnds(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(59)]
    public async Task After_its_timeout_the_stream_closes_in_order()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        await using var watch = await Api.WatchAsync(widgets.Path + "?timeoutSeconds=1");

        await watch.NextAsync("ADDED", "one");
        Assert.Empty(await watch.ToEndAsync());
    }

    [Fact, Checklist(58)]
    public async Task Before_its_timeout_a_watch_that_asked_gets_a_bookmark()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        await using var watch = await Api.WatchAsync(
            $"{widgets.Path}?timeoutSeconds=3&allowWatchBookmarks=true&resourceVersion={created.ResourceVersion()}");

        var bookmarks = await watch.ToEndAsync();
        Assert.NotEmpty(bookmarks);
        Assert.All(bookmarks, bookmark =>
        {
            Assert.Equal("BOOKMARK", bookmark.Type);
            Assert.Equal(("Widget", widgets.ApiVersion), (bookmark.Object.Text("kind"), bookmark.Object.Text("apiVersion")));
            Assert.True(long.Parse(bookmark.Object.ResourceVersion()) >= long.Parse(created.ResourceVersion()));
            Assert.Null(bookmark.Object.At("metadata.name"));
        });
    }

    [Fact, Checklist(36, 59)]
    public async Task Deleting_the_definition_deletes_the_objects_and_ends_the_watch()
    {
        var widgets = await DefineAsync();
        await CreateAsync(widgets, "one");
        await using var watch = await Api.WatchAsync(widgets.Path);
        await watch.NextAsync("ADDED", "one");

        await Api.DeleteAsync(Resource.Definitions.PathTo(widgets.DefinitionName)).Returns(200);

        await watch.NextAsync("DELETED", "one");
        await watch.ToEndAsync();
    }

    [Fact, Checklist(44, 59)]
    public async Task A_new_schema_ends_the_watch()
    {
        var widgets = await DefineAsync();
        await using var watch = await Api.WatchAsync(widgets.Path);

        await Api.JsonPatchAsync(Resource.Definitions.PathTo(widgets.DefinitionName), """
            [{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/size","value":{"type":"string"}}]
            """).Returns(200);

        Assert.Empty(await watch.ToEndAsync());
    }
}
