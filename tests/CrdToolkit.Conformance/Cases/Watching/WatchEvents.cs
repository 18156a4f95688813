namespace CrdToolkit.Conformance.Cases.Watching;

/// <summary>What a watch tells of writes.</summary>
public sealed class WatchEvents(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(55)]
    public async Task Every_write_is_one_event_in_order_with_a_growing_resource_version()
    {
        var widgets = await WidgetsAsync();
        await using var watch = await Api.WatchAsync(widgets.Path);

        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");
        var patched = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"blue"}}""").Returns(200);
        var updated = await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Ready"}}""").Returns(200);
        await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        (await watch.NextAsync("ADDED", "one")).Object.ShouldBe(created.ToJsonString());
        (await watch.NextAsync("MODIFIED", "one")).Object.ShouldBe(patched.ToJsonString());
        (await watch.NextAsync("MODIFIED", "one")).Object.ShouldBe(updated.ToJsonString());
        var deleted = await watch.NextAsync("DELETED", "one");
        Assert.Equal("Ready", deleted.Object.Text("status.phase"));
        Assert.True(long.Parse(deleted.Object.ResourceVersion()) > long.Parse(updated.ResourceVersion()));
    }

    [Fact, Checklist(55)]
    public async Task A_namespace_watch_sees_its_namespace_only()
    {
        var widgets = await DefineAsync();
        var elsewhere = widgets.In(await CreateNamespaceAsync());
        await using var here = await Api.WatchAsync(widgets.Path);
        await using var everywhere = await Api.WatchAsync(widgets.Everywhere);

        await CreateAsync(elsewhere, "far");
        await CreateAsync(widgets, "near");

        await here.NextAsync("ADDED", "near");
        Assert.Equal(["ADDED far", "ADDED near"], await everywhere.NextSummariesAsync(2));
    }

    [Fact, Checklist(55)]
    public async Task Entering_a_selector_is_added_and_leaving_it_is_deleted()
    {
        var widgets = await WidgetsAsync();
        await using var watch = await Api.WatchAsync(widgets.Path + "?labelSelector=team=a");

        await CreateAsync(widgets, "one");
        await PatchLabelsAsync(widgets, """{"team":"a"}""");
        await PatchLabelsAsync(widgets, """{"other":"x"}""");
        var left = await PatchLabelsAsync(widgets, """{"team":"b"}""");
        await PatchLabelsAsync(widgets, """{"team":"a"}""");

        Assert.Equal(["ADDED one", "MODIFIED one"], await watch.NextSummariesAsync(2));
        var deleted = await watch.NextAsync("DELETED", "one");
        Assert.Equal(left.ResourceVersion(), deleted.Object.ResourceVersion());
        Assert.Equal("a", deleted.Object.Text("metadata.labels.team"));
        await watch.NextAsync("ADDED", "one");
    }

    [Fact, Checklist(54, 55)]
    public async Task One_object_is_watched_by_its_name()
    {
        var widgets = await WidgetsAsync();
        await using var watch = await Api.WatchAsync(widgets.Path + "?fieldSelector=metadata.name=two");

        await CreateAsync(widgets, "one");
        await CreateAsync(widgets, "two");

        await watch.NextAsync("ADDED", "two");
    }

    [Fact, Checklist(37, 39, 55)]
    public async Task Events_carry_the_object_as_a_get_does()
    {
        var widgets = await DefineAsync(definition => definition.SpecProperties("""
            "size": {"type":"string","default":"small"}
            """));
        await using var watch = await Api.WatchAsync(widgets.Path);

        await CreateAsync(widgets, "one", """{"spec":{"unknown":1}}""");

        (await watch.NextAsync("ADDED", "one")).Object.At("spec").ShouldBe("""{"size":"small"}""");
    }

    private Task<JsonObject> PatchLabelsAsync(Resource kind, string labels) =>
        Api.MergePatchAsync(kind.PathTo("one"), $$$"""{"metadata":{"labels":{{{labels}}}}}""").Returns(200);
}
