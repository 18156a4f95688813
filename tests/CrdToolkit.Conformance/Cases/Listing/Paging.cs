namespace CrdToolkit.Conformance.Cases.Listing;

/// <summary>limit and continue.</summary>
public sealed class Paging(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(53)]
    public async Task Pages_show_one_snapshot()
    {
        var widgets = await WithFiveAsync();

        var first = await Api.GetAsync(widgets.Path + "?limit=2").Returns(200);
        await CreateAsync(widgets, "c2");
        await Api.DeleteAsync(widgets.PathTo("d")).Returns(200);
        var second = await Api.GetAsync($"{widgets.Path}?limit=2&continue={Continue(first)}").Returns(200);
        var third = await Api.GetAsync($"{widgets.Path}?limit=2&continue={Continue(second)}").Returns(200);

        Assert.Equal(["a", "b"], first.ItemNames());
        Assert.Equal(["c", "d"], second.ItemNames());
        Assert.Equal(["e"], third.ItemNames());
        Assert.Equal(
            (3L, 1L, null), (first.Number("metadata.remainingItemCount"), second.Number("metadata.remainingItemCount"), third.Number("metadata.remainingItemCount")));
        Assert.Equal([first.ResourceVersion(), first.ResourceVersion()], [second.ResourceVersion(), third.ResourceVersion()]);
        Assert.Equal("", third.Text("metadata.continue"));
    }

    [Fact, Checklist(53)]
    public async Task With_a_selector_the_rest_is_not_counted()
    {
        var widgets = await WithFiveAsync();

        var first = await Api.GetAsync(widgets.Path + "?limit=2&labelSelector=even!=yes").Returns(200);
        var second = await Api.GetAsync($"{widgets.Path}?limit=2&labelSelector=even!=yes&continue={Continue(first)}").Returns(200);

        Assert.Equal(["a", "c"], first.ItemNames());
        Assert.Null(first.At("metadata.remainingItemCount"));
        Assert.Equal(["e"], second.ItemNames());
        Assert.Equal("", second.Text("metadata.continue"));
    }

    [Fact, Checklist(53)]
    public async Task A_limit_that_is_not_reached_makes_no_next_page()
    {
        var widgets = await WithFiveAsync();

        var list = await Api.GetAsync(widgets.Path + "?limit=5").Returns(200);

        Assert.Equal(5, list.ItemNames().Count);
        Assert.Equal("", list.Text("metadata.continue"));
        Assert.Null(list.At("metadata.remainingItemCount"));
    }

    [Fact, Checklist(53)]
    public async Task A_token_and_a_resource_version_exclude_each_other()
    {
        var widgets = await WithFiveAsync();
        var first = await Api.GetAsync(widgets.Path + "?limit=2").Returns(200);

        var refusal = await Api.GetAsync(
            $"{widgets.Path}?limit=2&continue={Continue(first)}&resourceVersion={first.ResourceVersion()}").Fails(400, "BadRequest");

        refusal.Says("specifying resource version is not allowed when using continue");
    }

    [Fact, Checklist(53)]
    public async Task A_token_that_the_server_did_not_make_is_refused()
    {
        var widgets = await WithFiveAsync();

        var refusal = await Api.GetAsync(widgets.Path + "?limit=2&continue=made-up").Fails(400, "BadRequest");

        refusal.Mentions("continue key is not valid");
    }

    private async Task<Resource> WithFiveAsync()
    {
        var widgets = await WidgetsAsync();
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
        {
            await CreateAsync(widgets, name, $$$$"""{"metadata":{"labels":{"even":"{{{{(name is "b" or "d" ? "yes" : "no")}}}}"}}}""");
        }
        return widgets;
    }

    private static string Continue(JsonObject list) => Uri.EscapeDataString(list.Text("metadata.continue")!);
}
