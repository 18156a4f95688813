namespace CrdToolkit.Conformance.Cases.Updating;

/// <summary>PUT.</summary>
public sealed class Replacing(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(13)]
    public async Task The_object_becomes_what_was_sent()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"metadata":{"labels":{"a":"b"}},"spec":{"color":"red","replicas":1}}""");

        var replaced = await Api.PutAsync(
            widgets.PathTo("one"), created.Without("metadata.labels").With("spec", """{"color":"blue"}""")).Returns(200);

        replaced.At("spec").ShouldBe("""{"color":"blue"}""");
        Assert.Null(replaced.At("metadata.labels"));
        Assert.NotEqual(created.ResourceVersion(), replaced.ResourceVersion());
        Assert.Equal(created.Uid(), replaced.Uid());
        Assert.Equal(2, replaced.Generation());
        (await ReadAsync(widgets, "one")).ShouldBe(replaced.ToJsonString());
    }

    [Fact, Checklist(13)]
    public async Task A_resource_version_is_required()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var refusal = await Api.PutAsync(widgets.PathTo("one"), created.Without("metadata.resourceVersion")).Fails(422, "Invalid");

        refusal.HasCause("metadata.resourceVersion", "FieldValueInvalid", "Invalid value: 0: must be specified for an update");
    }

    [Fact, Checklist(13)]
    public async Task A_stale_resource_version_is_a_conflict()
    {
        var widgets = await WidgetsAsync();
        var stale = await CreateAsync(widgets, "one");
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"red"}}""").Returns(200);

        var refusal = await Api.PutAsync(widgets.PathTo("one"), stale.With("spec", """{"color":"blue"}""")).Fails(409, "Conflict");

        refusal
            .Says(
                $"Operation cannot be fulfilled on widgets.{widgets.Group} \"one\": the object has been modified; please apply your changes to the latest version and try again")
            .Concerns(widgets.Group, "widgets", "one");
        Assert.Equal("red", (await ReadAsync(widgets, "one")).Text("spec.color"));
    }

    [Theory, Checklist(13)]
    [InlineData("latest", "invalid syntax")]
    [InlineData("-1", "invalid syntax")]
    [InlineData("99999999999999999999", "value out of range")]
    public async Task A_resource_version_that_is_no_number_is_refused(string version, string problem)
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var refusal = await Api.PutAsync(widgets.PathTo("one"), created.With("metadata.resourceVersion", $"\"{version}\"")).Fails(500, null);

        refusal.Says($"strconv.ParseUint: parsing \"{version}\": {problem}");
    }

    [Fact, Checklist(13)]
    public async Task An_object_that_does_not_exist_is_not_created()
    {
        var widgets = await WidgetsAsync();

        await Api.PutAsync(
            widgets.PathTo("ghost"), widgets.New("ghost", """{"metadata":{"resourceVersion":"1"}}""")).Fails(404, "NotFound");
    }

    [Fact, Checklist(13)]
    public async Task A_config_map_is_replaced_unconditionally_without_a_resource_version()
    {
        var created = await CreateAsync(ConfigMaps, "one", """{"data":{"a":"1"}}""");

        var replaced = await Api.PutAsync(
            ConfigMaps.PathTo("one"), created.Without("metadata.resourceVersion").With("data", """{"a":"2"}""")).Returns(200);

        Assert.Equal("2", replaced.Text("data.a"));
    }

    [Fact, Checklist(14)]
    public async Task Another_uid_is_a_conflict()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");
        const string Other = "11111111-2222-3333-4444-555555555555";

        var refusal = await Api.PutAsync(widgets.PathTo("one"), created.With("metadata.uid", $"\"{Other}\"")).Fails(409, "Conflict");

        refusal.Mentions($"Precondition failed: UID in precondition: {Other}, UID in object meta: {created.Uid()}");
    }

    [Fact, Checklist(16)]
    public async Task Creation_timestamp_uid_and_generation_are_restored()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var replaced = await Api.PutAsync(
            widgets.PathTo("one"),
            created.With("metadata.creationTimestamp", "\"2001-01-01T00:00:00Z\"").With("metadata.generation", "7")
                .Without("metadata.uid").With("metadata.labels", """{"a":"b"}""")).Returns(200);

        Assert.Equal(created.Text("metadata.creationTimestamp"), replaced.Text("metadata.creationTimestamp"));
        Assert.Equal(created.Uid(), replaced.Uid());
        Assert.Equal(1, replaced.Generation());
    }

    [Fact, Checklist(16)]
    public async Task The_namespace_of_the_body_may_be_left_out()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var replaced = await Api.PutAsync(
            widgets.PathTo("one"), created.Without("metadata.namespace").With("spec", """{"color":"red"}""")).Returns(200);

        Assert.Equal(Namespace, replaced.Text("metadata.namespace"));
    }

    [Fact, Checklist(16)]
    public async Task Another_namespace_is_refused()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        await Api.PutAsync(widgets.PathTo("one"), created.With("metadata.namespace", "\"elsewhere\"")).Fails(400, "BadRequest");
    }

    [Fact, Checklist(20)]
    public async Task Of_concurrent_replacements_of_one_version_exactly_one_wins()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(replicas =>
            Api.PutAsync(widgets.PathTo("one"), created.With("spec", $$"""{"replicas":{{replicas}}}"""))));

        Assert.Equal([200, 409, 409, 409, 409, 409, 409, 409], answers.Select(answer => answer.Code).Order());
        var winner = answers.Single(answer => answer.Code == 200).Body;
        (await ReadAsync(widgets, "one")).ShouldBe(winner.ToJsonString());
    }

    [Fact, Checklist(13, 14)]
    public async Task A_uid_is_that_of_something_that_is_there()
    {
        var services = BuiltIn("", "v1", "Service", "services");

        var refusal = await Api.PutAsync(services.PathTo("one"), services.New(
            "one", """{"metadata":{"uid":"22222222-2222-2222-2222-222222222222"},"spec":{"clusterIP":"None"}}""")).Fails(409, "Conflict");

        refusal.Mentions("Precondition failed: UID in precondition: 22222222-2222-2222-2222-222222222222, UID in object meta: ");
    }

    [Fact, Checklist(13, 35)]
    public async Task A_dry_create_by_put_shows_the_version_that_was_sent()
    {
        var services = BuiltIn("", "v1", "Service", "services");

        var created = await Api.PutAsync(services.PathTo("one") + "?dryRun=All", services.New("one", """{"metadata":{"resourceVersion":"1"},"spec":{"clusterIP":"None"}}""")).Returns(201);

        Assert.Equal("1", created.ResourceVersion());
    }

    [Fact, Checklist(13)]
    public async Task A_version_that_is_no_number_creates_nothing()
    {
        var services = BuiltIn("", "v1", "Service", "services");

        var refusal = await Api.PutAsync(services.PathTo("one"), services.New("one", """{"metadata":{"resourceVersion":"x"},"spec":{"clusterIP":"None"}}"""));

        Assert.Equal(500, refusal.Code);
        await Api.GetAsync(services.PathTo("one")).Fails(404, "NotFound");
    }
}
