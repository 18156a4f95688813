namespace CrdToolkit.Conformance.Cases.Updating;

/// <summary>Writes that change nothing are no writes: no new resource version, no event.</summary>
public sealed class NoOpWrites(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(15)]
    public async Task A_replacement_by_the_same_object_keeps_the_resource_version()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var replaced = await Api.PutAsync(widgets.PathTo("one"), created).Returns(200);

        Assert.Equal(created.ResourceVersion(), replaced.ResourceVersion());
    }

    [Fact, Checklist(15)]
    public async Task Patches_that_change_nothing_keep_the_resource_version()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");
        var path = widgets.PathTo("one");

        JsonObject[] patched =
        [
            await Api.MergePatchAsync(path, "{}").Returns(200),
            await Api.MergePatchAsync(path, """{"spec":{"color":"red"}}""").Returns(200),
            await Api.JsonPatchAsync(path, "[]").Returns(200),
            await Api.JsonPatchAsync(path, """[{"op":"replace","path":"/spec/color","value":"red"}]""").Returns(200),
            await Api.MergePatchAsync(path + "/status", "{}").Returns(200),
        ];

        Assert.All(patched, answer => Assert.Equal(created.ResourceVersion(), answer.ResourceVersion()));
    }

    [Fact, Checklist(15, 37)]
    public async Task A_write_of_nothing_but_unknown_fields_keeps_the_resource_version()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var patched = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"unknown":1}}""").Returns(200);

        Assert.Equal(created.ResourceVersion(), patched.ResourceVersion());
    }

    [Fact, Checklist(15, 55)]
    public async Task No_event_is_sent()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");
        await using var watch = await Api.WatchAsync($"{widgets.Path}?resourceVersion={created.ResourceVersion()}");

        await Api.PutAsync(widgets.PathTo("one"), created).Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one"), "{}").Returns(200);
        await CreateAsync(widgets, "two");

        await watch.NextAsync("ADDED", "two");
    }

    [Fact, Checklist(15)]
    public async Task A_status_that_is_there_already_keeps_the_resource_version()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        var ready = await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Ready"}}""").Returns(200);

        var replaced = await Api.PutAsync(widgets.PathTo("one", "status"), ready).Returns(200);

        replaced.ShouldBe(ready.ToJsonString());
    }

    [Fact, Checklist(15, 51, 55)]
    public async Task An_apply_that_changes_nothing_sends_no_event()
    {
        var widgets = await WidgetsAsync();
        var path = widgets.PathTo("one") + "?fieldManager=me";
        var applied = await Api.ApplyAsync(path, widgets.New("one", """{"spec":{"color":"red"}}""")).Returns(201);
        await using var watch = await Api.WatchAsync($"{widgets.Path}?resourceVersion={applied.ResourceVersion()}");

        await Api.ApplyAsync(path, widgets.New("one", """{"spec":{"color":"red"}}""")).Returns(200);
        await CreateAsync(widgets, "two");

        await watch.NextAsync("ADDED", "two");
    }
}
