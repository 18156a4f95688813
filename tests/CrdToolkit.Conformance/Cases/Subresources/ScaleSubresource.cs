namespace CrdToolkit.Conformance.Cases.Subresources;

/// <summary>The scale subresource.</summary>
public sealed class ScaleSubresource(ServerUnderTest server) : ConformanceCase(server)
{
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

    private Task<Resource> ScalableAsync() => DefineAsync(definition => definition.WithScale());
}
