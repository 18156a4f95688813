namespace CrdToolkit.Conformance.Cases.Hostile;

/// <summary>Bodies that are nested without end: what the server takes, and where it stops.</summary>
public sealed class NestedBodies(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Free = """{"type":"object","x-kubernetes-preserve-unknown-fields":true}""";

    [Fact, Checklist(10)]
    public async Task An_object_may_be_ten_thousand_levels_deep()
    {
        var widgets = await DefineAsync(widget => widget.Spec(Free));

        // The object itself and its spec are the first two.
        var deepest = await Api.SendAsync(HttpMethod.Post, widgets.Path, Widget(widgets, "deepest", 9_998));
        var tooDeep = await Api.SendAsync(HttpMethod.Post, widgets.Path, Widget(widgets, "too-deep", 9_999));
        var read = await Api.GetAsync(widgets.PathTo("deepest"));
        var listed = await Api.GetAsync(widgets.Path);

        deepest.Expect(201);
        Assert.Contains("exceeded max depth", tooDeep.Expect(400).Body.Text("message"), StringComparison.Ordinal);
        Assert.Contains(Nested(9_998), read.Expect(200).Text, StringComparison.Ordinal);
        Assert.Contains(Nested(9_998), listed.Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact, Checklist(10)]
    public async Task What_the_schema_does_not_know_is_dropped_however_deep_it_is()
    {
        var map = await Api.SendAsync(HttpMethod.Post, ConfigMaps.Path + "?fieldValidation=Ignore", $$$"""
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"one"},"unknown":{{{Nested(9_000)}}}}
            """);

        Assert.Null(map.Expect(201).Body["unknown"]);
    }

    // A kube-apiserver takes time by the square of the depth for a merge.
    [Theory, Checklist(10)]
    [InlineData("application/merge-patch+json", """{"spec":{"x":$}}""")]
    [InlineData("application/json-patch+json", """[{"op":"add","path":"/spec/x","value":$}]""")]
    public async Task A_patch_may_be_deep(string type, string patch)
    {
        var widgets = await DefineAsync(widget => widget.Spec(Free));
        await CreateAsync(widgets, "one", """{"spec":{}}""");

        var deep = await Api.SendAsync(HttpMethod.Patch, widgets.PathTo("one"), patch.Replace("$", Nested(3_000)), type);
        var tooDeep = await Api.SendAsync(HttpMethod.Patch, widgets.PathTo("one"), patch.Replace("$", Nested(10_000)), type);

        Assert.Contains(Nested(3_000), deep.Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("error decoding patch: invalid character '[' exceeded max depth", tooDeep.Expect(400).Body.Text("message"));
    }

    [Fact, Checklist(10)]
    public async Task A_strategic_merge_patch_may_be_as_deep()
    {
        await CreateAsync(ConfigMaps, "one", """{"data":{"a":"b"}}""");

        var deep = await Api.StrategicMergePatchAsync(
            ConfigMaps.PathTo("one"), "{\"unknown\":" + string.Concat(Enumerable.Repeat("{\"a\":", 9_000)) + "1" + new string('}', 9_001));

        deep.Expect(200).Body.At("data").ShouldBe("""{"a":"b"}""");
    }

    [Fact, Checklist(10)]
    public async Task A_configuration_may_be_deep()
    {
        var widgets = await DefineAsync(widget => widget.Spec(Free));
        var path = widgets.PathTo("one") + "?fieldManager=alpha";

        var deep = await Api.SendAsync(HttpMethod.Patch, path, Widget(widgets, "one", 5_000), "application/apply-patch+yaml");
        var tooDeep = await Api.SendAsync(HttpMethod.Patch, path, Widget(widgets, "one", 10_001), "application/apply-patch+yaml");

        Assert.Contains(Nested(5_000), deep.Expect(201).Text, StringComparison.Ordinal);
        Assert.Equal(
            "error decoding YAML: error converting YAML to JSON: yaml: exceeded max depth of 10000", tooDeep.Expect(400).Body.Text("message"));
    }

    [Theory, Checklist(10)]
    [InlineData("[")]
    [InlineData("""{"a":""")]
    public async Task Three_megabytes_of_openings_are_refused(string opening)
    {
        var answer = await Api.SendAsync(HttpMethod.Post, ConfigMaps.Path, string.Concat(Enumerable.Repeat(opening, 3_000_000 / opening.Length)));

        Assert.Contains("exceeded max depth", answer.Expect(400).Body.Text("message"), StringComparison.Ordinal);
    }

    private static string Widget(Resource widgets, string name, int levels) =>
        $$$"""{"apiVersion":"{{{widgets.ApiVersion}}}","kind":"Widget","metadata":{"name":"{{{name}}}"},"spec":{"x":{{{Nested(levels)}}}}}""";

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);
}
