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

    [Fact, Checklist(58)]
    public async Task Without_bookmarks_the_initial_events_have_no_end()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        await using var watch = await Api.WatchAsync(widgets.Path + "?sendInitialEvents=true&resourceVersionMatch=NotOlderThan");

        await watch.NextAsync("ADDED", "one");
        await CreateAsync(widgets, "two");

        await watch.NextAsync("ADDED", "two");
    }

    [Fact, Checklist(58)]
    public async Task Whoever_wants_no_initial_events_gets_what_happens_from_now_on()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        await using var watch = await Api.WatchAsync(widgets.Path + "?sendInitialEvents=false&resourceVersionMatch=NotOlderThan");

        await CreateAsync(widgets, "two");

        await watch.NextAsync("ADDED", "two");
    }

    [Fact, Checklist(58)]
    public async Task A_match_is_for_initial_events_only()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.GetAsync(widgets.Path + "?watch=true&resourceVersionMatch=Exact&resourceVersion=1").Fails(422, "Invalid");

        refusal.HasCauses(2)
            .HasCause("resourceVersionMatch", "FieldValueForbidden", "Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided")
            .HasCause("resourceVersionMatch", "FieldValueNotSupported");
    }

    [Fact, Checklist(58)]
    public async Task Initial_events_need_another_match()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.GetAsync(widgets.Path + "?watch=true&sendInitialEvents=true&resourceVersionMatch=Exact").Fails(422, "Invalid");

        refusal.HasCauses(2)
            .HasCause("resourceVersionMatch", "FieldValueForbidden", "Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan")
            .HasCause("resourceVersionMatch", "FieldValueNotSupported", "Unsupported value: \"Exact\": supported values: \"NotOlderThan\"");
    }

    [Fact, Checklist(57)]
    public async Task A_version_from_before_the_kind_was_served_is_too_old()
    {
        var widgets = await DefineAsync();
        await CreateAsync(widgets, "one");

        await using var watch = await Api.WatchAsync(widgets.Path + "?resourceVersion=1");

        var error = await watch.NextAsync();
        Assert.Equal(("ERROR", "Status", "Expired"), (error.Type, error.Object.Text("kind"), error.Object.Text("reason")));
        Assert.Equal(410, error.Object.Number("code"));
        Assert.StartsWith("too old resource version: 1 (", error.Object.Text("message"), StringComparison.Ordinal);
        Assert.Empty(await watch.ToEndAsync());
    }
}
