namespace CrdToolkit.Conformance.Cases.Metadata;

/// <summary>Bodies that are not what the URL wants.</summary>
public sealed class RequestBodies(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(6)]
    public async Task Another_kind_is_refused()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", """{"kind":"Gadget"}""")).Fails(422, "Invalid");

        refusal.HasCause("kind", "FieldValueInvalid", "Invalid value: \"Gadget\": must be Widget").Concerns(widgets.Group, "Gadget", "one");
    }

    [Fact, Checklist(6)]
    public async Task Another_version_is_refused()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(
            widgets.Path, widgets.New("one", $$"""{"apiVersion":"{{widgets.Group}}/v9"}""")).Fails(400, "BadRequest");

        refusal.Says($"the API version in the data ({widgets.Group}/v9) does not match the expected API version ({widgets.Group}/v1)");
    }

    [Theory, Checklist(6)]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"apiVersion":"x/v1","kind":"Widget","metadata":{"name":"one"}""")]
    public async Task What_is_no_object_is_refused(string body)
    {
        var widgets = await WidgetsAsync();

        Assert.Equal(400, (await Api.SendAsync(HttpMethod.Post, widgets.Path, body)).Code);
    }

    [Theory, Checklist(6)]
    [InlineData("""{"metadata":{"labels":{"a":1}}}""")]
    [InlineData("""{"metadata":{"labels":"a"}}""")]
    [InlineData("""{"metadata":{"finalizers":"a"}}""")]
    [InlineData("""{"metadata":{"ownerReferences":{"a":1}}}""")]
    public async Task Metadata_of_the_wrong_type_is_refused(string members)
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", members)).Fails(400, "BadRequest");

        refusal.Mentions("Widget in version \"v1\" cannot be handled as a Widget");
    }

    [Fact, Checklist(6)]
    public async Task A_built_in_object_needs_neither_kind_nor_api_version()
    {
        var created = await Api.PostAsync(
            ConfigMaps.Path, JsonNode.Parse("""{"metadata":{"name":"one"},"data":{"a":"1"}}""")!).Returns(201);
        var replaced = await Api.PutAsync(
            ConfigMaps.PathTo("one"), created.Without("kind").Without("apiVersion").With("data.a", "\"2\"")).Returns(200);

        Assert.Equal(("ConfigMap", "v1", "2"), (replaced.Text("kind"), replaced.Text("apiVersion"), replaced.Text("data.a")));
    }

    [Theory, Checklist(6)]
    [InlineData("kind", "Object 'Kind' is missing in ")]
    [InlineData("apiVersion", "the API version in the data () does not match the expected API version (")]
    public async Task A_custom_resource_needs_both(string member, string told)
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one").Without(member)).Fails(400, "BadRequest");

        refusal.Mentions(told);
    }

    [Fact, Checklist(7)]
    public async Task Unknown_metadata_is_pruned()
    {
        var widgets = await WidgetsAsync();

        var created = await CreateAsync(widgets, "one", """{"metadata":{"shoeSize":44,"labels":{"a":"b"}}}""");

        Assert.Null(created.At("metadata.shoeSize"));
        Assert.Equal("b", created.Text("metadata.labels.a"));
    }

    [Fact, Checklist(8)]
    public async Task Integers_and_floats_keep_their_type()
    {
        var widgets = await DefineAsync(definition => definition.Spec("""{"type":"object","x-kubernetes-preserve-unknown-fields":true}"""));

        await CreateAsync(widgets, "one", """{"spec":{"big":9223372036854775807,"small":-5,"float":0.5,"whole":3.0,"exponent":1e3}}""");

        var spec = (await ReadAsync(widgets, "one")).At("spec")!;
        Assert.Equal("9223372036854775807", spec.At("big")!.ToJsonString());
        Assert.Equal("-5", spec.At("small")!.ToJsonString());
        Assert.Equal("0.5", spec.At("float")!.ToJsonString());
        Assert.Equal(3.0, spec.At("whole")!.GetValue<double>());
        Assert.Equal(1000.0, spec.At("exponent")!.GetValue<double>());
    }

    [Fact, Checklist(10)]
    public async Task A_body_over_three_mebibytes_is_too_large()
    {
        var widgets = await WidgetsAsync();
        var body = widgets.New("one", $$$"""{"spec":{"color":"{{{new string('x', (3 * 1024 * 1024) + 1)}}}"}}""");

        var refusal = await Api.PostAsync(widgets.Path, body).Fails(413, "RequestEntityTooLarge");

        refusal.Says("Request entity too large: limit is 3145728");
    }

    [Fact, Checklist(10)]
    public async Task A_bottomless_body_is_refused()
    {
        var widgets = await WidgetsAsync();
        var body = $$"""{"apiVersion":"{{widgets.ApiVersion}}","kind":"Widget","metadata":{"name":"one"},"spec":""" + new string('[', 1_000_000);

        Assert.Equal(400, (await Api.SendAsync(HttpMethod.Post, widgets.Path, body)).Code);
    }

    [Fact, Checklist(11)]
    public async Task A_body_of_an_unknown_media_type_is_refused()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.SendAsync(HttpMethod.Post, widgets.Path, "<widget/>", "application/xml").Fails(415, "UnsupportedMediaType");

        refusal.Mentions("the body of the request was in an unknown format");
    }

    [Theory, Checklist(10)]
    [InlineData("PUT", "application/json")]
    [InlineData("PATCH", "application/merge-patch+json")]
    [InlineData("PATCH", "application/json-patch+json")]
    [InlineData("PATCH", "application/apply-patch+yaml")]
    [InlineData("DELETE", "application/json")]
    public async Task The_limit_holds_for_every_write(string method, string type)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        var body = $$$"""{"spec":{"color":"{{{new string('x', (3 * 1024 * 1024) + 1)}}}"}}""";

        await Api.SendAsync(new HttpMethod(method), widgets.PathTo("one") + "?fieldManager=me", body, type).Fails(413, "RequestEntityTooLarge");
    }

    [Theory, Checklist(10)]
    [InlineData("application/merge-patch+json", """{"spec":{"unknown":"%"}}""")]
    [InlineData("application/json-patch+json", """[{"op":"add","path":"/spec/unknown","value":"%"}]""")]
    public async Task A_patch_just_under_the_limit_is_read(string type, string patch)
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var patched = await Api.SendAsync(
            HttpMethod.Patch, widgets.PathTo("one"), patch.Replace("%", new string('x', (3 * 1024 * 1024) - 100)), type).Returns(200);

        Assert.Equal(created.ResourceVersion(), patched.ResourceVersion());
    }
}
