namespace CrdToolkit.Conformance.Cases.Listing;

/// <summary>Lists and the resource versions they can be asked at.</summary>
public sealed class ListsAndVersions(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(52)]
    public async Task A_list_is_ordered_by_namespace_and_name_and_carries_a_resource_version()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "b");
        var last = await CreateAsync(widgets, "a");

        var list = await Api.GetAsync(widgets.Path).Returns(200);

        Assert.Equal((widgets.ApiVersion, "WidgetList"), (list.Text("apiVersion"), list.Text("kind")));
        Assert.Equal(["a", "b"], list.ItemNames());
        Assert.Equal("Widget", list.Text("items.0.kind"));
        Assert.True(long.Parse(list.ResourceVersion()) >= long.Parse(last.ResourceVersion()));
        Assert.Equal("", list.Text("metadata.continue"));
    }

    [Fact, Checklist(52)]
    public async Task An_empty_list_has_an_empty_array()
    {
        var widgets = await WidgetsAsync();

        var list = await Api.GetAsync(widgets.Path).Returns(200);

        Assert.Empty(list.At("items")!.AsArray());
        Assert.NotEqual("0", list.ResourceVersion());
    }

    [Theory, Checklist(52)]
    [InlineData("resourceVersion=0")]
    [InlineData("resourceVersion={0}")]
    [InlineData("resourceVersion={0}&resourceVersionMatch=NotOlderThan")]
    public async Task A_list_not_older_than_a_version_has_its_object(string query)
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");
        await Api.GetAsync(widgets.Path).Returns(200); // what "0" gives is then at least this new

        var list = await Api.GetAsync($"{widgets.Path}?{string.Format(query, created.ResourceVersion())}").Returns(200);

        Assert.Equal(["one"], list.ItemNames());
    }

    [Fact, Checklist(52)]
    public async Task An_exact_version_gives_the_past()
    {
        var widgets = await WidgetsAsync();
        var first = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"blue"}}""").Returns(200);
        await CreateAsync(widgets, "two");

        var list = await Api.GetAsync($"{widgets.Path}?resourceVersion={first.ResourceVersion()}&resourceVersionMatch=Exact").Returns(200);

        Assert.Equal(["one"], list.ItemNames());
        Assert.Equal("red", list.Text("items.0.spec.color"));
        Assert.Equal(first.ResourceVersion(), list.ResourceVersion());
    }

    [Fact, Checklist(52)]
    public async Task A_version_of_the_future_is_a_timeout()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.GetAsync(
            widgets.Path + "?resourceVersion=9999999999&resourceVersionMatch=NotOlderThan").Fails(504, "Timeout");

        refusal.Mentions(
            "Too large resource version: 9999999999, current: ").HasCause("", "ResourceVersionTooLarge", "Too large resource version");
        Assert.Equal(1, refusal.Details.Number("retryAfterSeconds"));
    }

    [Theory, Checklist(52)]
    [InlineData("resourceVersionMatch=Exact", "resourceVersionMatch")]
    [InlineData("resourceVersion=0&resourceVersionMatch=Exact", "resourceVersionMatch")]
    [InlineData("resourceVersion=1&resourceVersionMatch=Newest", "resourceVersionMatch")]
    public async Task A_match_without_sense_is_refused(string query, string field)
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.GetAsync($"{widgets.Path}?{query}").Fails(422, "Invalid");

        Assert.Contains(refusal.Causes, cause => cause.Text("field") == field);
    }

    [Fact, Checklist(52)]
    public async Task A_version_that_is_no_number_is_refused()
    {
        var widgets = await WidgetsAsync();

        await Api.GetAsync(widgets.Path + "?resourceVersion=latest").Fails(400, "BadRequest");
    }

    [Fact, Checklist(52)]
    public async Task A_get_takes_a_minimum_version()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        (await Api.GetAsync(
            $"{widgets.PathTo("one")}?resourceVersion={created.ResourceVersion()}").Returns(200)).ShouldBe(created.ToJsonString());
    }

    [Fact, Checklist(52)]
    public async Task A_get_of_the_future_is_a_timeout_too()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var future = await Api.GetAsync(widgets.PathTo("one") + "?resourceVersion=9999999999").Fails(504, "Timeout");
        var unreadable = await Api.GetAsync(widgets.PathTo("one") + "?resourceVersion=latest").Fails(500, null);

        future.Mentions("Too large resource version: 9999999999, current: ").HasCause("", "ResourceVersionTooLarge", "Too large resource version");
        unreadable.Says("resourceVersion: Invalid value: \"latest\": strconv.ParseUint: parsing \"latest\": invalid syntax");
    }

    [Theory, Checklist(52)]
    [InlineData("resourceVersionMatch=Exact")]
    [InlineData("limit=1")]
    public async Task An_exact_version_of_the_future_is_a_timeout_too(string query)
    {
        var widgets = await WidgetsAsync();

        await Api.GetAsync($"{widgets.Path}?resourceVersion=9999999999&{query}").Fails(504, "Timeout");
    }

    [Fact, Checklist(52, 53)]
    public async Task A_page_at_a_version_is_exact_unless_something_newer_will_do()
    {
        var widgets = await WidgetsAsync();
        var first = await CreateAsync(widgets, "one");
        await CreateAsync(widgets, "another");

        var exact = await Api.GetAsync($"{widgets.Path}?limit=5&resourceVersion={first.ResourceVersion()}").Returns(200);
        var newer = await Api.GetAsync($"{widgets.Path}?limit=5&resourceVersion={first.ResourceVersion()}&resourceVersionMatch=NotOlderThan").Returns(200);

        Assert.Equal(["one"], exact.ItemNames());
        Assert.Equal(["another", "one"], newer.ItemNames());
    }

    [Fact, Checklist(56)]
    public async Task One_object_is_not_watched_by_its_path()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        (await Api.GetAsync(widgets.PathTo("one") + "?watch=true").Returns(200)).ShouldBe(created.ToJsonString());
    }
}
