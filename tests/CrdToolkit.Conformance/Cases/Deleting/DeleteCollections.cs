namespace CrdToolkit.Conformance.Cases.Deleting;

/// <summary>DELETE of a collection.</summary>
public sealed class DeleteCollections(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(34)]
    public async Task All_objects_of_the_namespace_go_and_no_others()
    {
        var widgets = await WidgetsAsync();
        var elsewhere = widgets.In(await CreateNamespaceAsync());
        await CreateAsync(widgets, "one");
        await CreateAsync(widgets, "two");
        await CreateAsync(elsewhere, "three");

        var deleted = await Api.DeleteAsync(widgets.Path).Returns(200);

        Assert.Equal("WidgetList", deleted.Text("kind"));
        Assert.Equal(["one", "two"], deleted.ItemNames().Order());
        Assert.Empty((await Api.GetAsync(widgets.Path).Returns(200)).ItemNames());
        Assert.Equal(["three"], (await Api.GetAsync(elsewhere.Path).Returns(200)).ItemNames());
    }

    [Fact, Checklist(34, 54)]
    public async Task Selectors_choose()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"metadata":{"labels":{"team":"a"}}}""");
        await CreateAsync(widgets, "two", """{"metadata":{"labels":{"team":"b"}}}""");
        await CreateAsync(widgets, "three", """{"metadata":{"labels":{"team":"b"}}}""");

        await Api.DeleteAsync(widgets.Path + "?labelSelector=team=a").Returns(200);
        await Api.DeleteAsync(widgets.Path + "?fieldSelector=metadata.name=three").Returns(200);

        Assert.Equal(["two"], (await Api.GetAsync(widgets.Path).Returns(200)).ItemNames());
    }

    [Fact, Checklist(34, 27)]
    public async Task Finalizers_hold()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "free");
        await CreateAsync(widgets, "held", """{"metadata":{"finalizers":["example.com/a"]}}""");

        await Api.DeleteAsync(widgets.Path).Returns(200);

        Assert.Equal(["held"], (await Api.GetAsync(widgets.Path).Returns(200)).ItemNames());
        Assert.NotNull((await ReadAsync(widgets, "held")).At("metadata.deletionTimestamp"));
        await Api.MergePatchAsync(widgets.PathTo("held"), """{"metadata":{"finalizers":null}}""").Returns(200);
    }

    [Fact, Checklist(34, 55)]
    public async Task A_watch_gets_an_event_for_each_object()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        var last = await CreateAsync(widgets, "two");
        await using var watch = await Api.WatchAsync($"{widgets.Path}?resourceVersion={last.ResourceVersion()}");

        await Api.DeleteAsync(widgets.Path).Returns(200);

        Assert.Equal(["DELETED one", "DELETED two"], (await watch.NextSummariesAsync(2)).Order());
    }

    [Fact, Checklist(34, 54)]
    public async Task An_unknown_field_is_refused()
    {
        var widgets = await WidgetsAsync();

        await Api.DeleteAsync(widgets.Path + "?fieldSelector=spec.color=red").Fails(400, "BadRequest");
    }
}
