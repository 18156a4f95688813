namespace CrdToolkit.Conformance.Cases.Deleting;

/// <summary>Finalizers hold an object until the last of them is removed.</summary>
public sealed class Finalizers(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Held = """{"metadata":{"finalizers":["example.com/a","example.com/b"]}}""";

    [Fact, Checklist(27)]
    public async Task Deleting_marks_the_object_and_gives_it_back()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", Held);

        var deleting = await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        Assert.Equal("Widget", deleting.Text("kind"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", deleting.Text("metadata.deletionTimestamp"));
        Assert.Equal(0, deleting.Number("metadata.deletionGracePeriodSeconds"));
        Assert.Equal(["example.com/a", "example.com/b"], deleting.Texts("metadata.finalizers"));
        Assert.NotEqual(created.ResourceVersion(), deleting.ResourceVersion());
        (await ReadAsync(widgets, "one")).ShouldBe(deleting.ToJsonString());
        await ReleaseAsync(widgets);
    }

    [Fact, Checklist(27)]
    public async Task Deleting_again_changes_nothing()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", Held);
        var deleting = await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        var again = await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        again.ShouldBe(deleting.ToJsonString());
        await ReleaseAsync(widgets);
    }

    [Fact, Checklist(27)]
    public async Task Removing_the_last_finalizer_by_a_patch_deletes()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", Held);
        await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"finalizers":["example.com/b"]}}""").Returns(200);
        Assert.Equal(["example.com/b"], (await ReadAsync(widgets, "one")).Texts("metadata.finalizers"));

        var last = await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"finalizers":[]}}""").Returns(200);

        Assert.Equal("one", last.Name());
        await Api.GetAsync(widgets.PathTo("one")).Fails(404, "NotFound");
    }

    [Fact, Checklist(27)]
    public async Task Removing_the_last_finalizer_by_a_replacement_deletes()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", Held);
        var deleting = await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        await Api.PutAsync(widgets.PathTo("one"), deleting.Without("metadata.finalizers")).Returns(200);

        await Api.GetAsync(widgets.PathTo("one")).Fails(404, "NotFound");
    }

    [Fact, Checklist(27, 55)]
    public async Task A_watch_sees_the_mark_and_then_the_end()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"metadata":{"finalizers":["example.com/a"]}}""");
        await using var watch = await Api.WatchAsync($"{widgets.Path}?resourceVersion={created.ResourceVersion()}");

        await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);
        await ReleaseAsync(widgets);

        var marked = await watch.NextAsync("MODIFIED", "one");
        Assert.NotNull(marked.Object.At("metadata.deletionTimestamp"));
        var deleted = await watch.NextAsync("DELETED", "one");
        Assert.NotNull(deleted.Object.At("metadata.deletionTimestamp"));
        Assert.True(long.Parse(deleted.Object.ResourceVersion()) > long.Parse(marked.Object.ResourceVersion()));
    }

    [Fact, Checklist(27)]
    public async Task Removing_finalizers_of_a_live_object_deletes_nothing()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", Held);

        await ReleaseAsync(widgets);

        Assert.Null((await ReadAsync(widgets, "one")).At("metadata.finalizers"));
    }

    [Fact, Checklist(28)]
    public async Task No_finalizer_is_added_to_an_object_that_is_being_deleted()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", Held);
        await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        var refusal = await Api.MergePatchAsync(
            widgets.PathTo("one"), """{"metadata":{"finalizers":["example.com/a","example.com/c"]}}""").Fails(422, "Invalid");

        refusal.HasCause(
            "metadata.finalizers", "FieldValueForbidden", "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{\"example.com/c\"}");
        await ReleaseAsync(widgets);
    }

    [Fact, Checklist(28)]
    public async Task The_order_is_kept()
    {
        var widgets = await WidgetsAsync();

        var created = await CreateAsync(
            widgets, "one", """{"metadata":{"finalizers":["example.com/z","example.com/a","example.com/m"]}}""");

        Assert.Equal(["example.com/z", "example.com/a", "example.com/m"], created.Texts("metadata.finalizers"));
    }

    [Theory, Checklist(28)]
    [InlineData("a b")]
    [InlineData("-bad/name")]
    public async Task A_finalizer_must_be_a_qualified_name(string finalizer)
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(
            widgets.Path, widgets.New("one", $$$"""{"metadata":{"finalizers":["{{{finalizer}}}"]}}""")).Fails(422, "Invalid");

        refusal.HasCause("metadata.finalizers", "FieldValueInvalid");
    }

    [Fact, Checklist(28)]
    public async Task A_finalizer_without_a_domain_is_accepted_with_a_warning()
    {
        var widgets = await WidgetsAsync();

        var created = (await Api.PostAsync(widgets.Path, widgets.New("one", """{"metadata":{"finalizers":["hold"]}}"""))).Expect(201);
        await ReleaseAsync(widgets);

        Assert.Equal(
            ["metadata.finalizers: \"hold\": prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers"],
            created.Warnings);
    }

    [Fact, Checklist(27)]
    public async Task A_finalizer_that_its_only_manager_no_longer_applies_is_removed_and_the_object_with_it()
    {
        var widgets = await WidgetsAsync();
        var path = widgets.PathTo("one") + "?fieldManager=me";
        await Api.ApplyAsync(path, widgets.New("one", """{"metadata":{"finalizers":["example.com/a"]}}""")).Returns(201);
        await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        await Api.ApplyAsync(path, widgets.New("one")).Returns(200);

        await Api.GetAsync(widgets.PathTo("one")).Fails(404, "NotFound");
    }

    [Fact, Checklist(21, 27)]
    public async Task A_write_of_the_status_removes_none()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", Held);
        await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        var updated = await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"metadata":{"finalizers":null},"status":{"phase":"Ready"}}""").Returns(200);
        await ReleaseAsync(widgets);

        Assert.Equal(["example.com/a", "example.com/b"], updated.Texts("metadata.finalizers"));
    }

    private Task ReleaseAsync(Resource kind) =>
        Api.MergePatchAsync(kind.PathTo("one"), """{"metadata":{"finalizers":null}}""").Returns(200);
}
