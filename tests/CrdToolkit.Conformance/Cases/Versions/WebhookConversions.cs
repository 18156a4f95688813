namespace CrdToolkit.Conformance.Cases.Versions;

/// <summary>Several versions with a webhook between them: in v1 the spec has <c>color</c>, in v2 <c>colour</c>.</summary>
public sealed class WebhookConversions(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Second = """
        {"type":"object","properties":{"spec":{"type":"object","properties":{"colour":{"type":"string"},"size":{"type":"integer","default":7}}}}}
        """;

    [Fact, Checklist(63)]
    public async Task An_object_is_read_in_the_other_version_through_the_webhook()
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);

        var created = await CreateAsync(first, "one", """{"spec":{"color":"red"}}""");
        var read = await ReadAsync(second, "one");

        // a default of the other version is for what is written in it
        read.At("spec").ShouldBe("""{"colour":"red"}""");
        Assert.Equal((second.ApiVersion, created.Uid(), created.ResourceVersion()), (read.Text("apiVersion"), read.Uid(), read.ResourceVersion()));
    }

    [Fact, Checklist(63)]
    public async Task A_write_in_the_other_version_is_stored_in_the_storage_version()
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);

        var created = await CreateAsync(second, "one", """{"spec":{"colour":"red"}}""");
        var patched = await Api.MergePatchAsync(second.PathTo("one"), """{"spec":{"colour":"blue"}}""").Returns(200);
        var applied = await Api.ApplyAsync(second.PathTo("one") + "?fieldManager=alpha&force=true", second.New("one", """{"spec":{"colour":"green"}}""")).Returns(200);
        var read = await ReadAsync(first, "one");

        Assert.Equal(("red", "blue", "green"), (created.Text("spec.colour"), patched.Text("spec.colour"), applied.Text("spec.colour")));
        Assert.Equal("green", read.Text("spec.color"));
    }

    [Fact, Checklist(63)]
    public async Task The_webhook_is_not_asked_for_the_same_version()
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var first = await DefineAsync(widget => widget.With("spec.conversion", webhook.Conversion).WithVersion("v2", served: false));

        await CreateAsync(first, "one", """{"spec":{"color":"red"}}""");
        await ReadAsync(first, "one");
        await Api.GetAsync(first.Path).Returns(200);

        Assert.Empty(webhook.Calls);
    }

    [Fact, Checklist(63)]
    public async Task Lists_and_watches_are_in_the_version_that_was_asked_for()
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);
        await CreateAsync(first, "one", """{"spec":{"color":"red"}}""");
        await CreateAsync(first, "two", """{"spec":{"color":"blue"}}""");

        var list = await Api.GetAsync(second.Path).Returns(200);
        await using var watch = await Api.WatchAsync(second.Path + "?resourceVersion=" + list.ResourceVersion());
        await CreateAsync(first, "three", """{"spec":{"color":"green"}}""");
        var added = await watch.NextAsync("ADDED", "three");

        Assert.Equal(["red", "blue"], list.At("items")!.AsArray().Select(item => item.Text("spec.colour")));
        Assert.Equal((second.ApiVersion, "green"), (added.Object.Text("apiVersion"), added.Object.Text("spec.colour")));
    }

    [Fact, Checklist(64)]
    public async Task Labels_and_annotations_may_change_and_other_metadata_may_not()
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);
        var created = await CreateAsync(first, "one", """{"metadata":{"annotations":{"a":"b"}},"spec":{"color":"red"}}""");
        webhook.Answer = Answering(value => value
            .With("metadata.labels", """{"l":"v"}""").Without("metadata.annotations").With("metadata.resourceVersion", "\"1\"").With("metadata.finalizers", """["a.b/c"]"""));

        var read = await ReadAsync(second, "one");

        read.At("metadata.labels").ShouldBe("""{"l":"v"}""");
        Assert.Null(read.At("metadata.annotations"));
        Assert.Null(read.At("metadata.finalizers"));
        Assert.Equal(created.ResourceVersion(), read.ResourceVersion());
    }

    [Theory, Checklist(64)]
    [InlineData("metadata.name", "\"other\"", "returned invalid object: must have the same name: one != other")]
    [InlineData("metadata.namespace", "\"other\"", "returned invalid object: must have the same namespace: ")]
    [InlineData("metadata.uid", "\"other\"", "returned invalid object: must have the same UID: ")]
    [InlineData("kind", "\"Other\"", "returned invalid object at index 0: invalid kind (expected Widget, received Other)")]
    public async Task A_conversion_to_another_object_is_refused(string path, string value, string message)
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);
        await CreateAsync(first, "one", """{"spec":{"color":"red"}}""");
        webhook.Answer = Answering(converted => converted.With(path, value));

        var refusal = await Api.GetAsync(second.PathTo("one")).Fails(500, null);

        refusal.Mentions($"conversion webhook for {first.ApiVersion}, Kind=Widget {message}");
    }

    [Fact, Checklist(64)]
    public async Task A_wrong_number_of_objects_is_refused()
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);
        await CreateAsync(first, "one", """{"spec":{"color":"red"}}""");
        webhook.Answer = review => ConversionWebhook.Reply(review, []);

        var refusal = await Api.GetAsync(second.PathTo("one")).Fails(500, null);

        refusal.Says($"conversion webhook for {first.ApiVersion}, Kind=Widget returned 0 objects, expected 1");
    }

    [Theory, Checklist(64)]
    [InlineData("""{"status":"Failed","message":"no such colour"}""", "no such colour")]
    [InlineData("""{"status":"Failed"}""", "response.result.status was 'Failed', not 'Success'")]
    public async Task A_failure_is_told(string result, string message)
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);
        await CreateAsync(first, "one", """{"spec":{"color":"red"}}""");
        webhook.Answer = review => ConversionWebhook.Reply(review, [], result);

        var read = await Api.GetAsync(second.PathTo("one")).Fails(500, null);
        var write = await Api.PostAsync(second.Path, second.New("two", """{"spec":{"colour":"red"}}""")).Fails(500, null);

        read.Says($"conversion webhook for {first.ApiVersion}, Kind=Widget failed: {message}");
        write.Says($"conversion webhook for {second.ApiVersion}, Kind=Widget failed: {message}");
    }

    [Fact, Checklist(63)]
    public async Task Objects_of_a_former_storage_version_are_read_as_before()
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);
        await CreateAsync(first, "one", """{"spec":{"color":"red"}}""");
        var definition = await Api.JsonPatchAsync(
            Resource.Definitions.PathTo(first.DefinitionName),
            """[{"op":"replace","path":"/spec/versions/0/storage","value":false},{"op":"replace","path":"/spec/versions/1/storage","value":true}]""").Returns(200);

        await Api.UntilAsync(
            () => Api.PostAsync(second.Path, second.New("two", """{"spec":{"colour":"blue"}}""")), answer => answer.Code is 201 or 409);
        var list = await Api.GetAsync(first.Path).Returns(200);

        Assert.Equal(["v1", "v2"], definition.Texts("status.storedVersions"));
        Assert.Equal(["red", "blue"], list.At("items")!.AsArray().Select(item => item.Text("spec.color")));
    }

    [Fact, Checklist(63)]
    public async Task The_webhook_is_asked_for_each_object_of_a_list()
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);
        foreach (var name in (string[])["a", "b", "c"])
        {
            await CreateAsync(first, name, """{"spec":{"color":"red"}}""");
        }

        await Api.GetAsync(second.Path).Returns(200);

        // In one call or in several.
        Assert.Equal(["a", "b", "c"], webhook.Calls.SelectMany(names => names).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact, Checklist(63)]
    public async Task Objects_of_both_storage_versions_are_listed_and_watched_in_each()
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);
        await CreateAsync(first, "one", """{"spec":{"color":"red"}}""");
        await Api.JsonPatchAsync(
            Resource.Definitions.PathTo(first.DefinitionName),
            """[{"op":"replace","path":"/spec/versions/0/storage","value":false},{"op":"replace","path":"/spec/versions/1/storage","value":true}]""").Returns(200);
        await Api.UntilAsync(
            () => Api.PostAsync(second.Path, second.New("two", """{"spec":{"colour":"blue"}}""")), answer => answer.Code is 201 or 409);

        foreach (var (version, field) in ((Resource, string)[])[(first, "spec.color"), (second, "spec.colour")])
        {
            var list = await Api.GetAsync(version.Path).Returns(200);
            await using var watch = await Api.WatchAsync(version.Path);
            var events = new[] { await watch.NextAsync(), await watch.NextAsync() }.OrderBy(added => added.Object.Name(), StringComparer.Ordinal);

            Assert.Equal(["red", "blue"], list.At("items")!.AsArray().Select(item => item.Text(field)));
            Assert.Equal([("ADDED", version.ApiVersion, "red"), ("ADDED", version.ApiVersion, "blue")], events
                .Select(added => (added.Type, added.Object.Text("apiVersion")!, added.Object.Text(field)!)));
        }

        var written = await Api.MergePatchAsync(first.PathTo("one"), """{"spec":{"color":"green"}}""").Returns(200);
        Assert.Equal(("green", "green"), (written.Text("spec.color"), (await ReadAsync(second, "one")).Text("spec.colour")));
    }

    [Fact, Checklist(64)]
    public async Task An_answer_that_is_none_is_told()
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);
        await CreateAsync(first, "one", """{"spec":{"color":"red"}}""");

        webhook.Answer = _ => throw new InvalidOperationException("The webhook answers 500.");
        var broken = await Api.GetAsync(second.PathTo("one"));
        webhook.Answer = review => ConversionWebhook.Reply(review, ConversionWebhook.Converted(review, Rename)).With("response.uid", "\"other\"");
        var other = await Api.GetAsync(second.PathTo("one"));

        Assert.Equal((500, 500), (broken.Code, other.Code));
        Assert.StartsWith($"conversion webhook for {first.ApiVersion}, Kind=Widget failed: ", new ApiStatus(broken).Message, StringComparison.Ordinal);
        Assert.StartsWith($"conversion webhook for {first.ApiVersion}, Kind=Widget failed: ", new ApiStatus(other).Message, StringComparison.Ordinal);
    }

    [Fact, Checklist(64)]
    public async Task What_is_written_keeps_the_labels_that_its_conversion_adds()
    {
        var webhook = KeepForTheCase(await ConversionWebhook.StartAsync(Rename));
        var (first, second) = await InstallAsync(webhook);
        webhook.Answer = Answering(value => value.With("metadata.labels", """{"converted":"yes"}"""));

        await CreateAsync(second, "one", """{"spec":{"colour":"red"}}""");

        Assert.Equal("yes", (await ReadAsync(first, "one")).Text("metadata.labels.converted"));
    }

    private static Func<JsonObject, JsonObject> Answering(Func<JsonObject, JsonObject> change) =>
        review => ConversionWebhook.Reply(review, ConversionWebhook.Converted(review, value => change(Rename(value))));

    private static JsonObject Rename(JsonObject value)
    {
        if (value.At("spec") is JsonObject spec)
        {
            var (from, to) = spec.ContainsKey("color") ? ("color", "colour") : ("colour", "color");
            var color = spec[from]?.DeepClone();
            spec.Remove(from);
            spec[to] = color;
            spec.Remove("size");
        }
        return value;
    }

    private async Task<(Resource First, Resource Second)> InstallAsync(ConversionWebhook webhook)
    {
        var first = await DefineAsync(widget => widget.With("spec.conversion", webhook.Conversion).WithVersion("v2", schema: Second));
        return (first, first with { Version = "v2" });
    }
}
