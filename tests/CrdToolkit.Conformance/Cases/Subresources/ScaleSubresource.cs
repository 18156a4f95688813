namespace CrdToolkit.Conformance.Cases.Subresources;

/// <summary>The scale subresource.</summary>
public sealed class ScaleSubresource(ServerUnderTest server) : ConformanceCase(server)
{
    // What a body that cannot be read is called, whatever is wrong with it.
    private const string NoKind = "no kind is registered for the type v1.Scale in scheme \"pkg/apiserver/customresource_handler.go:781\"";

    [Fact, Checklist(26)]
    public async Task The_count_and_selector_of_the_status_may_be_absent()
    {
        var widgets = await ScalableAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");

        var scale = await Api.GetAsync(widgets.PathTo("one", "scale")).Returns(200);

        Assert.Equal(("autoscaling/v1", "Scale"), (scale.Text("apiVersion"), scale.Text("kind")));
        Assert.Equal(
            ("one", Namespace, created.Uid(), created.ResourceVersion()), (scale.Name(), scale.Text("metadata.namespace"), scale.Uid(), scale.ResourceVersion()));
        Assert.Equal(created.Text("metadata.creationTimestamp"), scale.Text("metadata.creationTimestamp"));
        scale.At("spec").ShouldBe("""{"replicas":1}""");
        scale.At("status").ShouldBe("""{"replicas":0}""");
    }

    [Fact, Checklist(26)]
    public async Task Without_the_count_of_the_spec_there_is_no_scale()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.GetAsync(widgets.PathTo("one", "scale")).Fails(500, "InternalError");

        refusal.Says("Internal error occurred: the spec replicas field \".spec.replicas\" does not exist");
    }

    [Fact, Checklist(26)]
    public async Task It_shows_what_the_paths_say()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":3}}""");
        await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"replicas":2,"selector":"app=one"}}""").Returns(200);

        var scale = await Api.GetAsync(widgets.PathTo("one", "scale")).Returns(200);

        scale.At("spec").ShouldBe("""{"replicas":3}""");
        scale.At("status").ShouldBe("""{"replicas":2,"selector":"app=one"}""");
    }

    [Fact, Checklist(26, 60)]
    public async Task As_a_table_it_has_columns_of_its_own()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":3}}""");

        var table = await Api.GetAsync(widgets.PathTo("one", "scale"), "application/json;as=Table;v=v1;g=meta.k8s.io").Returns(200);

        Assert.Equal(
            ["Name string", "Desired integer", "Available integer", "Age date"],
            table.At("columnDefinitions")!.AsArray().Select(column => $"{column.Text("name")} {column.Text("type")}"));
        Assert.Equal(("one", 3, 0), (table.Text("rows.0.cells.0"), table.Number("rows.0.cells.1"), table.Number("rows.0.cells.2")));
        Assert.Matches("^[0-9]+s$", table.Text("rows.0.cells.3"));
    }

    [Fact, Checklist(26, 40)]
    public async Task Where_the_way_to_the_count_is_blocked_that_is_told_too()
    {
        var widgets = await ScalableAsync();

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", """{"spec":"x"}""")).Fails(422, "Invalid");

        Assert.Contains(".spec.replicas: Invalid value: 0: .spec.replicas accessor error: x is of the type string, expected map[string]interface{}", refusal.Message);
    }

    [Fact, Checklist(26, 22)]
    public async Task A_write_changes_the_replicas_of_the_spec_only()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1,"color":"red"}}""");
        var scale = await Api.GetAsync(widgets.PathTo("one", "scale")).Returns(200);

        var written = await Api.PutAsync(
            widgets.PathTo("one", "scale"), scale.With("spec.replicas", "5").With("status.replicas", "9").With("metadata.labels", """{"a":"b"}""")).Returns(200);

        var widget = await ReadAsync(widgets, "one");
        widget.At("spec").ShouldBe("""{"replicas":5,"color":"red"}""");
        Assert.Null(widget.At("status"));
        Assert.Null(widget.At("metadata.labels"));
        Assert.Equal(2, widget.Generation());
        Assert.Equal((5, widget.ResourceVersion()), (written.Number("spec.replicas"), written.ResourceVersion()));
    }

    [Fact, Checklist(26)]
    public async Task A_patch_scales()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");

        var scale = await Api.MergePatchAsync(widgets.PathTo("one", "scale"), """{"spec":{"replicas":4}}""").Returns(200);

        Assert.Equal("Scale", scale.Text("kind"));
        Assert.Equal(4, (await ReadAsync(widgets, "one")).Number("spec.replicas"));
    }

    [Fact, Checklist(26, 15)]
    public async Task Scaling_to_the_same_number_keeps_the_resource_version()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");

        var scaled = await Api.MergePatchAsync(widgets.PathTo("one", "scale"), """{"spec":{"replicas":2}}""").Returns(200);
        var again = await Api.MergePatchAsync(widgets.PathTo("one", "scale"), """{"spec":{"replicas":2}}""").Returns(200);

        Assert.Equal(scaled.ResourceVersion(), again.ResourceVersion());
    }

    [Fact, Checklist(26)]
    public async Task A_stale_resource_version_is_a_conflict()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");
        var stale = await Api.GetAsync(widgets.PathTo("one", "scale")).Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"replicas":2}}""").Returns(200);

        await Api.PutAsync(widgets.PathTo("one", "scale"), stale.With("spec.replicas", "3")).Fails(409, "Conflict");
    }

    [Fact, Checklist(26)]
    public async Task A_negative_number_is_refused()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");

        var refusal = await Api.MergePatchAsync(widgets.PathTo("one", "scale"), """{"spec":{"replicas":-1}}""").Fails(422, "Invalid");

        refusal.HasCause(".spec.replicas", "FieldValueInvalid", "Invalid value: -1: should be a non-negative integer");
    }

    [Fact, Checklist(26, 61)]
    public async Task Discovery_tells_its_verbs_and_kind()
    {
        var widgets = await ScalableAsync();

        var resources = await Api.GetAsync(widgets.VersionPath).Returns(200);

        var scale = resources.At("resources")!.AsArray().Single(resource => resource.Text("name") == "widgets/scale");
        Assert.Equal(("autoscaling", "v1", "Scale"), (scale.Text("group"), scale.Text("version"), scale.Text("kind")));
        Assert.Equal(["get", "patch", "update"], scale.Texts("verbs"));
    }

    [Fact, Checklist(26)]
    public async Task A_kind_without_the_subresource_has_no_such_path()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        Assert.Equal(404, (await Api.GetAsync(widgets.PathTo("one", "scale"))).Code);
    }

    [Fact, Checklist(26)]
    public async Task A_number_over_32_bits_is_refused()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");

        var refusal = await Api.MergePatchAsync(widgets.PathTo("one", "scale"), """{"spec":{"replicas":2147483648}}""");

        Assert.InRange(refusal.Code, 400, 499);
        Assert.Equal(1, (await ReadAsync(widgets, "one")).Number("spec.replicas"));
    }

    [Fact, Checklist(26)]
    public async Task Without_a_resource_version_it_scales_what_is_there()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");
        var scale = await Api.GetAsync(widgets.PathTo("one", "scale")).Returns(200);

        await Api.PutAsync(widgets.PathTo("one", "scale"), scale.Without("metadata.resourceVersion").With("spec.replicas", "7")).Returns(200);

        Assert.Equal(7, (await ReadAsync(widgets, "one")).Number("spec.replicas"));
    }

    [Fact, Checklist(26)]
    public async Task Its_paths_may_lead_deeper()
    {
        var widgets = await DefineAsync(definition => definition
            .Schema("""
                {"type":"object","properties":{
                  "spec":{"type":"object","properties":{"pool":{"type":"object","properties":{"size":{"type":"integer","default":4}}}}},
                  "status":{"type":"object","properties":{"pool":{"type":"object","properties":{"size":{"type":"integer"},"labels":{"type":"string"}}}}}}}
                """)
            .With("spec.versions.0.subresources.scale", """
                {"specReplicasPath":".spec.pool.size","statusReplicasPath":".status.pool.size","labelSelectorPath":".status.pool.labels"}
                """));
        await CreateAsync(widgets, "one", """{"spec":{"pool":{}}}""");
        await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"pool":{"size":3,"labels":"a=b"}}}""").Returns(200);

        var scale = await Api.GetAsync(widgets.PathTo("one", "scale")).Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one", "scale"), """{"spec":{"replicas":9}}""").Returns(200);

        scale.At("spec").ShouldBe("""{"replicas":4}""");
        scale.At("status").ShouldBe("""{"replicas":3,"selector":"a=b"}""");
        Assert.Equal(9, (await ReadAsync(widgets, "one")).Number("spec.pool.size"));
    }

    [Theory, Checklist(26)]
    [InlineData("{}", "the name of the object (one based on URL) was undeterminable: name must be provided")]
    [InlineData("""{"metadata":{"name":"two"}}""", "the name of the object (two) does not match the name on the URL (one)")]
    [InlineData("""{"metadata":{"name":"one","namespace":"other"}}""", "the namespace of the provided object does not match the namespace sent on the request")]
    [InlineData("""{"kind":"Foo","metadata":{"name":"one"}}""", NoKind)]
    [InlineData("""{"kind":"Scale","apiVersion":"v1","metadata":{"name":"one"}}""", NoKind)]
    [InlineData("""{"metadata":{"name":"one"},"spec":{"replicas":"x"}}""", NoKind)]
    [InlineData("""{"metadata":{"name":"one"},"spec":[]}""", NoKind)]
    [InlineData("[]", NoKind)]
    public async Task What_is_no_scale_of_the_object_is_refused(string body, string message)
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":2}}""");

        var refusal = await Api.SendAsync(HttpMethod.Put, widgets.PathTo("one", "scale"), body).Fails(400, "BadRequest");

        refusal.Says(message);
        Assert.Equal(2, (await ReadAsync(widgets, "one")).Number("spec.replicas"));
    }

    [Theory, Checklist(26)]
    [InlineData("""{"spec":[]}""", "json: cannot unmarshal array into Go struct field Scale.spec of type v1.ScaleSpec")]
    [InlineData("""{"status":{"replicas":"x"}}""", "json: cannot unmarshal string into Go struct field ScaleStatus.status.replicas of type int32")]
    [InlineData("""{"metadata":{"name":1}}""", "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string")]
    [InlineData("""{"kind":"Foo"}""", "no kind \"Foo\" is registered for version \"autoscaling/v1\"")]
    public async Task What_a_patch_makes_must_be_a_scale(string patch, string message)
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":2}}""");

        var refusal = await Api.MergePatchAsync(widgets.PathTo("one", "scale"), patch).Fails(422, "Invalid");

        refusal.Mentions(message);
    }

    [Fact, Checklist(26, 38)]
    public async Task Fields_that_a_scale_does_not_have_are_told()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":2}}""");

        var warned = await Api.MergePatchAsync(widgets.PathTo("one", "scale"), """{"metadata":{"foo":1},"spec":{"bar":1}}""");
        var refusal = await Api.MergePatchAsync(widgets.PathTo("one", "scale") + "?fieldValidation=Strict", """{"spec":{"bar":1}}""").Fails(422, "Invalid");

        Assert.Equal(["unknown field \"metadata.foo\"", "unknown field \"spec.bar\""], warned.Expect(200).Warnings);
        refusal.Mentions("strict decoding error: unknown field \"spec.bar\"");
    }

    [Fact, Checklist(26, 14)]
    public async Task Only_an_update_says_by_its_uid_what_it_is_for()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":2}}""");
        const string Other = """{"metadata":{"name":"one","uid":"other"},"spec":{"replicas":3}}""";

        var refusal = await Api.PutAsync(widgets.PathTo("one", "scale"), JsonNode.Parse(Other)!).Fails(409, "Conflict");
        await Api.MergePatchAsync(widgets.PathTo("one", "scale"), Other).Returns(200);

        refusal.Mentions("Precondition failed: UID in precondition: other, UID in object meta: ");
        Assert.Equal(3, (await ReadAsync(widgets, "one")).Number("spec.replicas"));
    }

    [Fact, Checklist(26)]
    public async Task A_patch_must_bring_the_count_where_there_is_none()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var refusal = await Api.MergePatchAsync(widgets.PathTo("one", "scale"), """{"metadata":{"labels":{"a":"b"}}}""").Fails(400, "BadRequest");

        refusal.Says("the spec replicas field \".spec.replicas\" cannot be empty");
    }

    [Fact, Checklist(26, 39)]
    public async Task A_count_that_brings_its_object_brings_the_defaults_of_that()
    {
        var widgets = await DefineAsync(definition => definition
            .SpecProperties("\"replicas\":{\"type\":\"integer\"},\"color\":{\"type\":\"string\",\"default\":\"red\"}").WithScale());
        await CreateAsync(widgets, "one");

        await Api.MergePatchAsync(widgets.PathTo("one", "scale"), """{"spec":{"replicas":3}}""").Returns(200);
        var again = await Api.MergePatchAsync(widgets.PathTo("one"), "{}").Returns(200);

        again.At("spec").ShouldBe("""{"replicas":3,"color":"red"}""");
        Assert.Equal(2, again.Generation());
    }

    [Fact, Checklist(26)]
    public async Task A_configuration_without_kind_is_none_of_a_scale()
    {
        var widgets = await ScalableAsync();
        await CreateAsync(widgets, "one", """{"spec":{"replicas":2}}""");

        var refusal = await Api.ApplyAsync(widgets.PathTo("one", "scale") + "?fieldManager=alpha", new JsonObject()).Fails(400, "BadRequest");

        refusal.Says("invalid object type: /, Kind=");
    }

    private Task<Resource> ScalableAsync() => DefineAsync(definition => definition.WithScale());
}
