namespace CrdToolkit.Conformance.Cases.Subresources;

/// <summary>metadata.generation counts the changes of what the user wants.</summary>
public sealed class Generations(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(22)]
    public async Task It_counts_changes_outside_of_metadata()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");

        Assert.Equal(2, await AfterAsync(widgets, """{"spec":{"replicas":2}}"""));
        Assert.Equal(3, await AfterAsync(widgets, """{"spec":null}"""));
        Assert.Equal(3, await AfterAsync(widgets, """{"spec":null}"""));
    }

    [Fact, Checklist(22)]
    public async Task It_does_not_count_changes_of_metadata()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        Assert.Equal(1, await AfterAsync(widgets, """{"metadata":{"labels":{"a":"b"}}}"""));
        Assert.Equal(1, await AfterAsync(widgets, """{"metadata":{"annotations":{"a":"b"}}}"""));
        Assert.Equal(1, await AfterAsync(widgets, """{"metadata":{"finalizers":["example.com/a"]}}"""));
        Assert.Equal(1, await AfterAsync(widgets, """{"metadata":{"finalizers":null}}"""));
    }

    [Fact, Checklist(22)]
    public async Task It_does_not_count_changes_of_the_status_subresource()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var updated = await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Ready"}}""").Returns(200);

        Assert.Equal(1, updated.Generation());
    }

    [Fact, Checklist(22)]
    public async Task It_counts_changes_of_a_status_that_is_no_subresource()
    {
        var widgets = await DefineAsync(definition => definition.WithoutStatusSubresource());
        await CreateAsync(widgets, "one");

        Assert.Equal(2, await AfterAsync(widgets, """{"status":{"phase":"Ready"}}"""));
    }

    [Fact, Checklist(23)]
    public async Task The_request_to_delete_counts_once()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"metadata":{"finalizers":["example.com/a"]}}""");

        var deleting = await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);
        var again = await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"finalizers":null}}""").Returns(200);

        Assert.Equal(2, deleting.Generation());
        Assert.Equal(2, again.Generation());
    }

    private async Task<long?> AfterAsync(Resource kind, string patch) =>
        (await Api.MergePatchAsync(kind.PathTo("one"), patch).Returns(200)).Generation();
}
