namespace CrdToolkit.Conformance.Cases.Watching;

/// <summary>Where a watch begins.</summary>
public sealed class WatchStarts(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(56)]
    public async Task From_a_resource_version_everything_since_is_replayed()
    {
        var widgets = await WidgetsAsync();
        var first = await CreateAsync(widgets, "one");
        await CreateAsync(widgets, "two");
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"red"}}""").Returns(200);
        await Api.DeleteAsync(widgets.PathTo("two")).Returns(200);

        await using var watch = await Api.WatchAsync($"{widgets.Path}?resourceVersion={first.ResourceVersion()}");

        Assert.Equal(["ADDED two", "MODIFIED one", "DELETED two"], await watch.NextSummariesAsync(3));
    }

    [Theory, Checklist(56)]
    [InlineData("")]
    [InlineData("?resourceVersion=0")]
    public async Task Without_one_the_present_objects_come_first_as_added(string query)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"red"}}""").Returns(200);
        await CreateAsync(widgets, "two");
        await Api.GetAsync(widgets.Path).Returns(200); // what "0" gives is then at least this new

        await using var watch = await Api.WatchAsync(widgets.Path + query);
        await CreateAsync(widgets, "three");

        Assert.Equal(["ADDED one", "ADDED two"], (await watch.NextSummariesAsync(2)).Order());
        await watch.NextAsync("ADDED", "three");
    }

    [Fact, Checklist(56)]
    public async Task From_the_resource_version_of_a_list_nothing_is_lost_or_repeated()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        var list = await Api.GetAsync(widgets.Path).Returns(200);

        await using var watch = await Api.WatchAsync($"{widgets.Path}?resourceVersion={list.ResourceVersion()}");
        await CreateAsync(widgets, "two");

        await watch.NextAsync("ADDED", "two");
    }

    [Fact, Checklist(58)]
    public async Task Initial_events_end_with_a_bookmark()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        await CreateAsync(widgets, "two");

        await using var watch = await Api.WatchAsync(
            widgets.Path + "?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");

        Assert.Equal(["ADDED one", "ADDED two"], (await watch.NextSummariesAsync(2)).Order());
        var bookmark = await watch.NextAsync();
        Assert.Equal("BOOKMARK", bookmark.Type);
        Assert.Equal("true", bookmark.Object.Text("metadata.annotations", "k8s.io/initial-events-end"));
        Assert.Equal(("Widget", widgets.ApiVersion), (bookmark.Object.Text("kind"), bookmark.Object.Text("apiVersion")));
        Assert.NotEqual("", bookmark.Object.ResourceVersion());
        await CreateAsync(widgets, "three");
        await watch.UntilAsync(next => next.Summary == "ADDED three");
    }

    [Fact, Checklist(58)]
    public async Task Initial_events_without_their_match_are_refused()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.GetAsync(
            widgets.Path + "?watch=true&sendInitialEvents=true&allowWatchBookmarks=true").Fails(422, "Invalid");

        refusal.HasCause("resourceVersionMatch", "FieldValueForbidden");
    }

    [Fact, Checklist(58)]
    public async Task Initial_events_are_for_watches_only()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.GetAsync(
            widgets.Path + "?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=1").Fails(422, "Invalid");

        refusal.HasCause("sendInitialEvents", "FieldValueForbidden");
    }

    [Fact, Checklist(57)]
    public async Task A_version_that_is_no_number_is_refused()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.GetAsync(widgets.Path + "?watch=true&resourceVersion=latest").Fails(500, null);

        refusal.Says("resourceVersion: Invalid value: \"latest\": strconv.ParseUint: parsing \"latest\": invalid syntax");
    }
}
