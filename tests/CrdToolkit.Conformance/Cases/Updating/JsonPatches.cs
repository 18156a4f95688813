namespace CrdToolkit.Conformance.Cases.Updating;

/// <summary>JSON patch (RFC 6902).</summary>
public sealed class JsonPatches(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Spec = """{"spec":{"color":"red","tags":["a","b"],"settings":{"x":"1"}}}""";

    [Theory, Checklist(17)]
    [InlineData("""[{"op":"add","path":"/spec/replicas","value":3}]""", """{"color":"red","tags":["a","b"],"settings":{"x":"1"},"replicas":3}""")]
    [InlineData("""[{"op":"add","path":"/spec/tags/0","value":"z"}]""", """{"color":"red","tags":["z","a","b"],"settings":{"x":"1"}}""")]
    [InlineData("""[{"op":"add","path":"/spec/tags/-","value":"z"}]""", """{"color":"red","tags":["a","b","z"],"settings":{"x":"1"}}""")]
    [InlineData("""[{"op":"add","path":"/spec/settings/a~1b~0c","value":"z"}]""", """{"color":"red","tags":["a","b"],"settings":{"x":"1","a/b~c":"z"}}""")]
    [InlineData("""[{"op":"remove","path":"/spec/tags/0"}]""", """{"color":"red","tags":["b"],"settings":{"x":"1"}}""")]
    [InlineData("""[{"op":"replace","path":"/spec/color","value":"blue"}]""", """{"color":"blue","tags":["a","b"],"settings":{"x":"1"}}""")]
    [InlineData("""[{"op":"move","from":"/spec/color","path":"/spec/settings/c"}]""", """{"tags":["a","b"],"settings":{"x":"1","c":"red"}}""")]
    [InlineData("""[{"op":"copy","from":"/spec/color","path":"/spec/settings/c"}]""", """{"color":"red","tags":["a","b"],"settings":{"x":"1","c":"red"}}""")]
    [InlineData("""[{"op":"test","path":"/spec/color","value":"red"},{"op":"remove","path":"/spec/settings"}]""", """{"color":"red","tags":["a","b"]}""")]
    public async Task Each_operation_does_what_the_rfc_says(string patch, string expected)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", Spec);

        var patched = await Api.JsonPatchAsync(widgets.PathTo("one"), patch).Returns(200);

        patched.At("spec").ShouldBe(expected);
    }

    [Theory, Checklist(17)]
    [InlineData("""[{"op":"add","path":"/spec/tags/-1","value":"z"}]""", """["a","b","z"]""")]
    [InlineData("""[{"op":"add","path":"/spec/tags/-2","value":"z"}]""", """["a","z","b"]""")]
    [InlineData("""[{"op":"remove","path":"/spec/tags/-1"}]""", """["a"]""")]
    [InlineData("""[{"op":"replace","path":"/spec/tags/-1","value":"z"}]""", """["a","z"]""")]
    public async Task A_negative_index_counts_from_the_end(string patch, string expected)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", Spec);

        var patched = await Api.JsonPatchAsync(widgets.PathTo("one"), patch).Returns(200);

        patched.At("spec.tags").ShouldBe(expected);
    }

    [Fact, Checklist(17, 38)]
    public async Task Members_that_an_operation_does_not_have_are_told()
    {
        const string Patch = """[{"op":"test","op":"add","path":"/spec/color","value":"blue","note":{"a":1,"a":2}}]""";
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", Spec);

        var warned = await Api.JsonPatchAsync(widgets.PathTo("one"), Patch);
        var refusal = await Api.JsonPatchAsync(widgets.PathTo("one") + "?fieldValidation=Strict", Patch).Fails(422, "Invalid");

        Assert.Equal("blue", warned.Expect(200).Body.Text("spec.color"));
        Assert.Equal(["json patch duplicate field \"[0].op\"", "json patch unknown field \"[0].note\""], warned.Warnings);
        refusal.Mentions("strict decoding error: json patch duplicate field \"[0].op\", json patch unknown field \"[0].note\"");
    }

    [Theory, Checklist(17)]
    [InlineData("application/json-patch+json")]
    [InlineData("application/merge-patch+json")]
    public async Task A_patch_is_read_only_where_there_is_something_to_patch(string type)
    {
        var widgets = await WidgetsAsync();

        await Api.SendAsync(HttpMethod.Patch, widgets.PathTo("none"), "{", type).Fails(404, "NotFound");
    }

    [Fact, Checklist(17)]
    public async Task A_test_that_fails_changes_nothing()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", Spec);

        await Api.JsonPatchAsync(
            widgets.PathTo("one"),
            """[{"op":"replace","path":"/spec/tags","value":[]},{"op":"test","path":"/spec/color","value":"blue"}]""").Fails(422, "Invalid");

        (await ReadAsync(widgets, "one")).ShouldBe(created.ToJsonString());
    }

    [Fact, Checklist(17)]
    public async Task A_test_of_the_uid_guards_a_write()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", Spec);

        await Api.JsonPatchAsync(widgets.PathTo("one"), Patch("11111111-2222-3333-4444-555555555555")).Fails(422, "Invalid");

        Assert.Equal("green", (await Api.JsonPatchAsync(widgets.PathTo("one"), Patch(created.Uid())).Returns(200)).Text("spec.color"));
    }

    [Theory, Checklist(17)]
    [InlineData("""[{"op":"remove","path":"/spec/missing"}]""")]
    [InlineData("""[{"op":"replace","path":"/spec/missing","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/spec/missing/deep","value":1}]""")]
    [InlineData("""[{"op":"move","from":"/spec/missing","path":"/spec/color"}]""")]
    [InlineData("""[{"op":"remove","path":"/spec/tags/7"}]""")]
    public async Task A_path_that_does_not_exist_is_refused(string patch)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", Spec);

        await Api.JsonPatchAsync(widgets.PathTo("one"), patch).Fails(422, "Invalid");
    }

    [Theory, Checklist(17)]
    [InlineData("not json")]
    [InlineData("""{"op":"remove","path":"/spec/color"}""")]
    public async Task What_is_no_json_patch_is_refused(string patch)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", Spec);

        await Api.JsonPatchAsync(widgets.PathTo("one"), patch).Fails(400, "BadRequest");
    }

    [Fact, Checklist(18)]
    public async Task A_stale_resource_version_in_the_patch_is_a_conflict()
    {
        var widgets = await WidgetsAsync();
        var stale = await CreateAsync(widgets, "one", Spec);
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"blue"}}""").Returns(200);

        await Api.JsonPatchAsync(widgets.PathTo("one"), $$"""
            [{"op":"replace","path":"/metadata/resourceVersion","value":"{{stale.ResourceVersion()}}"},{"op":"remove","path":"/spec/color"}]
            """).Fails(409, "Conflict");
    }

    private static string Patch(string uid) =>
        $$"""[{"op":"test","path":"/metadata/uid","value":"{{uid}}"},{"op":"replace","path":"/spec/color","value":"green"}]""";
}
