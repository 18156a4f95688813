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

    [Fact, Checklist(34)]
    public async Task A_limit_deletes_a_page_and_says_how_to_go_on()
    {
        var widgets = await WidgetsAsync();
        foreach (var name in (string[])["a", "b", "c"])
        {
            await CreateAsync(widgets, name);
        }

        var first = await Api.DeleteAsync(widgets.Path + "?limit=2").Returns(200);
        var left = await Api.GetAsync(widgets.Path).Returns(200);
        await Api.DeleteAsync($"{widgets.Path}?limit=2&continue={Uri.EscapeDataString(first.Text("metadata.continue")!)}").Returns(200);

        Assert.Equal(["a", "b"], first.ItemNames());
        Assert.Equal(1, first.Number("metadata.remainingItemCount"));
        Assert.Equal(["c"], left.ItemNames());
        Assert.Empty((await Api.GetAsync(widgets.Path).Returns(200)).ItemNames());
    }

    [Fact, Checklist(30, 34)]
    public async Task Preconditions_hold_for_each_object()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        await Api.DeleteAsync(widgets.Path, """{"preconditions":{"uid":"11111111-2222-3333-4444-555555555555"}}""").Fails(409, "Conflict");

        await ReadAsync(widgets, "one");
    }

    [Fact, Checklist(31, 34)]
    public async Task The_policy_holds_for_each_object()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"metadata":{"finalizers":["example.com/hold"]}}""");
        await using var watch = await Api.WatchAsync(widgets.Path);
        await watch.NextAsync("ADDED", "one");

        await Api.DeleteAsync(widgets.Path + "?propagationPolicy=Foreground").Returns(200);
        var marked = await watch.NextAsync("MODIFIED", "one");
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"finalizers":null}}""").Returns(200);

        Assert.Equal(["example.com/hold", "foregroundDeletion"], marked.Object.Texts("metadata.finalizers"));
    }
}
