namespace CrdToolkit.Conformance.Cases.Hostile;

/// <summary>Methods, paths and media types that no client uses on purpose.</summary>
public sealed class OddRequests(ServerUnderTest server) : ConformanceCase(server)
{
    [Theory, Checklist(9)]
    [InlineData("OPTIONS")]
    [InlineData("PROPFIND")]
    public async Task A_custom_resource_has_no_other_verbs(string method)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        foreach (var path in (string[])[widgets.Path, widgets.PathTo("one"), widgets.PathTo("one", "status")])
        {
            var refusal = await Api.SendAsync(new HttpMethod(method), path).Fails(405, "MethodNotAllowed");

            refusal.Says($" is not supported on resources of kind \"{widgets.DefinitionName}\"").Concerns(widgets.Group, "widgets", null);
        }
    }

    [Fact, Checklist(9)]
    public async Task A_custom_resource_can_be_asked_for_its_headers()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        Assert.Equal((200, ""), await HeadAsync(widgets.Path));
        Assert.Equal((200, ""), await HeadAsync(widgets.Everywhere));
        Assert.Equal((200, ""), await HeadAsync(widgets.PathTo("one")));
        Assert.Equal((200, ""), await HeadAsync(widgets.PathTo("one", "status")));
        Assert.Equal((404, ""), await HeadAsync(widgets.PathTo("two")));
    }

    [Fact, Checklist(24)]
    public async Task What_follows_the_subresource_of_a_custom_resource_is_not_looked_at()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        Assert.Equal("one", (await Api.GetAsync(widgets.PathTo("one", "status") + "/x").Returns(200)).Name());
        (await Api.GetAsync(widgets.PathTo("one", "no/x")).Fails(404, "NotFound")).Says($"{widgets.DefinitionName} \"one\" not found");
        (await Api.GetAsync(ConfigMaps.PathTo("one", "no/x")).Fails(404, "NotFound")).Says("the server could not find the requested resource");
    }

    [Fact, Checklist(11)]
    public async Task A_route_of_a_built_in_kind_knows_its_types_by_name()
    {
        await CreateAsync(ConfigMaps, "one");
        const string One = "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf";

        (await Api.GetAsync(ConfigMaps.PathTo("one"), "text/html").Fails(406, "NotAcceptable")).Says(One);
        (await Api.GetAsync(ConfigMaps.PathTo("one"), "application/*").Fails(406, "NotAcceptable")).Says(One);
        (await Api.GetAsync(ConfigMaps.Path, "text/html").Fails(406, "NotAcceptable"))
            .Says(One + ", application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch");
        (await Api.GetAsync("/apis/apps/v1", "text/html").Fails(406, "NotAcceptable")).Says(One);
        (await Api.GetAsync("/version", "text/html").Fails(406, "NotAcceptable")).Says("406: Not Acceptable\n\nAvailable representations: application/json");
        await Api.GetAsync(ConfigMaps.PathTo("one"), "text/html, */*").Returns(200);
        await Api.GetAsync((await WidgetsAsync()).Path, "application/*").Returns(200);
    }

    [Fact, Checklist(11)]
    public async Task A_route_of_a_built_in_kind_says_no_more_about_a_patch_of_another_type()
    {
        await CreateAsync(ConfigMaps, "one");

        (await Api.SendAsync(HttpMethod.Patch, ConfigMaps.PathTo("one"), "{}", "text/plain").Fails(415, "UnsupportedMediaType")).Says("415: Unsupported Media Type");
    }

    [Fact, Checklist(11)]
    public async Task A_watch_is_negotiated_as_a_list_first()
    {
        var path = (await WidgetsAsync()).Path + "?watch=true&timeoutSeconds=1";

        (await Api.GetAsync(path, "text/html").Fails(406, "NotAcceptable"))
            .Says("only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf");
        var preferred = (await Api.GetAsync(path, "application/json;q=0.5,application/yaml")).Expect(406);

        Assert.Contains("application/json;stream=watch", preferred.Text, StringComparison.Ordinal);
    }

    [Fact, Checklist(61)]
    public async Task The_documents_of_a_group_are_no_tables()
    {
        var widgets = await WidgetsAsync();

        await Api.GetAsync(widgets.VersionPath, "application/json;as=Table;v=v1;g=meta.k8s.io").Fails(406, "NotAcceptable");
        await Api.GetAsync(widgets.VersionPath, "application/json;as=Table;v=v1;g=meta.k8s.io,application/json").Returns(200);
    }

    [Fact]
    public async Task Plain_text_is_not_to_be_guessed_at()
    {
        foreach (var path in (string[])["/healthz", "/readyz", "/apis/none.example.com/v1/things"])
        {
            var answer = await Api.GetAsync(path);

            Assert.Equal("text/plain", answer.MediaType);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        }
    }

    [Fact]
    public async Task The_version_says_what_it_is_compatible_with()
    {
        var version = await Api.GetAsync("/version").Returns(200);

        Assert.Equal(
            ("1", "36", "1", "35"),
            (version.Text("emulationMajor"), version.Text("emulationMinor"), version.Text("minCompatibilityMajor"), version.Text("minCompatibilityMinor")));
    }

    private async Task<(int Code, string Body)> HeadAsync(string path)
    {
        var answer = await Api.SendAsync(HttpMethod.Head, path);
        return (answer.Code, answer.Text);
    }
}
