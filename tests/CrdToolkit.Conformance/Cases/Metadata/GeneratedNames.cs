namespace CrdToolkit.Conformance.Cases.Metadata;

/// <summary>metadata.generateName.</summary>
public sealed class GeneratedNames(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(4)]
    public async Task Five_characters_are_appended()
    {
        var widgets = await WidgetsAsync();

        var created = await Api.PostAsync(widgets.Path, Generating(widgets, "job-")).Returns(201);

        Assert.Matches("^job-[bcdfghjklmnpqrstvwxz2456789]{5}$", created.Name());
        Assert.Equal("job-", created.Text("metadata.generateName"));
        await ReadAsync(widgets, created.Name());
    }

    [Fact, Checklist(4)]
    public async Task A_long_base_is_cut_so_that_the_name_has_63_characters()
    {
        var widgets = await WidgetsAsync();

        var created = await Api.PostAsync(widgets.Path, Generating(widgets, new string('a', 70))).Returns(201);

        Assert.Matches("^a{58}[a-z0-9]{5}$", created.Name());
    }

    [Fact, Checklist(4)]
    public async Task A_name_wins_over_a_base()
    {
        var widgets = await WidgetsAsync();

        var created = await CreateAsync(widgets, "named", """{"metadata":{"generateName":"job-"}}""");

        Assert.Equal("named", created.Name());
    }

    [Fact, Checklist(4)]
    public async Task Every_create_gets_another_name()
    {
        var widgets = await WidgetsAsync();

        var created = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Api.PostAsync(widgets.Path, Generating(widgets, "n-")).Returns(201)));

        Assert.Equal(20, created.Select(widget => widget.Name()).Distinct().Count());
    }

    [Fact, Checklist(3, 4)]
    public async Task A_name_that_is_taken_is_not_replaced_by_a_generated_one()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", """{"metadata":{"generateName":"job-"}}""")).Fails(409, "AlreadyExists");

        refusal.Says($"widgets.{widgets.Group} \"one\" already exists, the server was not able to generate a unique name for the object");
        Assert.Equal(1, refusal.Details.Number("retryAfterSeconds"));
        Assert.Equal(["one"], (await Api.GetAsync(widgets.Path).Returns(200)).ItemNames());
    }

    private static JsonObject Generating(Resource kind, string prefix) =>
        kind.New("x", $$$"""{"metadata":{"generateName":"{{{prefix}}}"}}""").Without("metadata.name");
}
