namespace CrdToolkit.Conformance.Cases.Metadata;

/// <summary>YAML in requests and answers.</summary>
public sealed class YamlBodies(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Yaml = "application/yaml";

    [Fact, Checklist(11)]
    public async Task A_widget_is_created_from_yaml_and_read_as_yaml()
    {
        var widgets = await WidgetsAsync();

        var created = await Api.SendAsync(HttpMethod.Post, widgets.Path, $"""
            apiVersion: {widgets.ApiVersion}
            kind: Widget
            metadata:
              name: one
            spec:
              color: green # the server reads comments
              tags: [a, b]
            """, Yaml);

        created.Expect(201);
        (await ReadAsync(widgets, "one")).At("spec").ShouldBe("""{"color":"green","tags":["a","b"]}""");
        var asYaml = (await Api.GetAsync(widgets.PathTo("one"), Yaml)).Expect(200);
        Assert.Equal(Yaml, asYaml.MediaType);
        Assert.Contains("\n  color: green\n", asYaml.Text, StringComparison.Ordinal);
        Assert.Contains("\n  - a\n  - b\n", asYaml.Text, StringComparison.Ordinal);
    }

    [Fact, Checklist(11)]
    public async Task A_widget_is_replaced_from_yaml()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var replaced = await Api.SendAsync(HttpMethod.Put, widgets.PathTo("one"), $$"""
            apiVersion: {{widgets.ApiVersion}}
            kind: Widget
            metadata: {name: one, resourceVersion: "{{created.ResourceVersion()}}"}
            spec: {color: blue}
            """, Yaml);

        replaced.Expect(200);
        Assert.Equal("blue", replaced.Body.Text("spec.color"));
    }

    [Fact, Checklist(11)]
    public async Task A_merge_patch_in_yaml_is_refused()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        await Api.SendAsync(HttpMethod.Patch, widgets.PathTo("one"), "spec: {color: blue}", Yaml).Fails(415, "UnsupportedMediaType");
    }

    [Fact, Checklist(11)]
    public async Task A_watch_in_yaml_is_not_acceptable()
    {
        var widgets = await WidgetsAsync();

        var refusal = (await Api.GetAsync(widgets.Path + "?watch=true&timeoutSeconds=1", Yaml)).Expect(406);

        Assert.Contains("\nreason: NotAcceptable\n", refusal.Text, StringComparison.Ordinal);
    }

    [Fact, Checklist(11)]
    public async Task An_answer_in_an_unknown_media_type_is_not_acceptable()
    {
        var widgets = await WidgetsAsync();

        await Api.GetAsync(widgets.Path, "application/xml").Fails(406, "NotAcceptable");
    }
}
