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

    [Fact, Checklist(11)]
    public async Task A_list_is_read_as_yaml_with_its_members_in_order()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var list = (await Api.GetAsync(widgets.Path, Yaml)).Expect(200);

        Assert.Equal(Yaml, list.MediaType);
        Assert.StartsWith($"apiVersion: {widgets.ApiVersion}\nitems:\n- apiVersion: {widgets.ApiVersion}\n  kind: Widget\n", list.Text, StringComparison.Ordinal);
        Assert.Contains("\nkind: WidgetList\nmetadata:\n  continue: ", list.Text, StringComparison.Ordinal);
    }

    [Fact, Checklist(11)]
    public async Task Writes_and_deletions_are_answered_in_yaml()
    {
        var widgets = await WidgetsAsync();

        var created = await Api.SendAsync(HttpMethod.Post, widgets.Path, widgets.New("one").ToJsonString(), accept: Yaml);
        var replaced = await Api.SendAsync(HttpMethod.Put, widgets.PathTo("one"), (await ReadAsync(widgets, "one")).ToJsonString(), accept: Yaml);
        var deleted = await Api.SendAsync(HttpMethod.Delete, widgets.PathTo("one"), "kind: DeleteOptions\napiVersion: v1\npropagationPolicy: Background\n", Yaml, Yaml);

        Assert.All([created, replaced, deleted], answer => Assert.Equal(Yaml, answer.MediaType));
        Assert.Equal((201, 200, 200), (created.Code, replaced.Code, deleted.Code));
        Assert.Contains("\nstatus: Success\n", deleted.Text, StringComparison.Ordinal);
    }

    [Theory, Checklist(11)]
    [InlineData("application/json;q=0.5,application/yaml", Yaml)]
    [InlineData("application/yaml;q=0.5,application/json", "application/json")]
    [InlineData("*/*,application/yaml", Yaml)]
    [InlineData("text/html,*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/vnd.kubernetes.protobuf,application/json", "application/json")]
    [InlineData("application/json;charset=utf-8", "application/json")]
    [InlineData("text/plain,application/json;q=0.1", "application/json")]
    public async Task The_type_that_is_wanted_most_is_sent(string accept, string type)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        Assert.Equal(type, (await Api.GetAsync(widgets.PathTo("one"), accept)).Expect(200).MediaType);
    }

    [Theory, Checklist(11)]
    [InlineData("application/cbor")]
    [InlineData("text/html")]
    [InlineData("nonsense")]
    [InlineData("application/json;as=Table;v=v9;g=meta.k8s.io")]
    [InlineData("application/json;as=Nothing;v=v1;g=meta.k8s.io")]
    public async Task Of_types_that_the_server_does_not_have_none_is_acceptable(string accept)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.GetAsync(widgets.PathTo("one"), accept).Fails(406, "NotAcceptable");

        refusal.Says("only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf");
    }

    [Theory, Checklist(11)]
    [InlineData("text/plain")]
    [InlineData("application/cbor")]
    [InlineData("application/json")]
    [InlineData("application/strategic-merge-patch+json")]
    public async Task A_patch_of_an_unknown_media_type_is_refused(string type)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.SendAsync(HttpMethod.Patch, widgets.PathTo("one"), "{}", type).Fails(415, "UnsupportedMediaType");

        refusal.Says(
            "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml");
    }
}
