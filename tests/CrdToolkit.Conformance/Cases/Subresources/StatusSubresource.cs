namespace CrdToolkit.Conformance.Cases.Subresources;

/// <summary>The status subresource.</summary>
public sealed class StatusSubresource(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(21)]
    public async Task A_create_drops_the_status()
    {
        var widgets = await WidgetsAsync();

        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"},"status":{"phase":"Ready"}}""");

        Assert.Null(created.At("status"));
    }

    [Fact, Checklist(21)]
    public async Task A_write_of_the_object_keeps_the_old_status()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        var ready = await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Ready"}}""").Returns(200);

        var replaced = await Api.PutAsync(
            widgets.PathTo("one"), ready.With("spec", """{"color":"red"}""").With("status.phase", "\"Lost\"")).Returns(200);
        var patched = await Api.MergePatchAsync(widgets.PathTo("one"), """{"status":null}""").Returns(200);

        Assert.Equal("Ready", replaced.Text("status.phase"));
        Assert.Equal("Ready", patched.Text("status.phase"));
    }

    [Fact, Checklist(21, 22)]
    public async Task A_write_of_the_status_changes_nothing_else()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"metadata":{"labels":{"a":"b"}},"spec":{"color":"red"}}""");

        var updated = await Api.PutAsync(
            widgets.PathTo("one", "status"),
            created.With("spec.color", "\"blue\"").With("metadata.labels", """{"c":"d"}""").With("metadata.annotations", """{"e":"f"}""")
                .With("metadata.finalizers", """["example.com/x"]""").With("status", """{"phase":"Ready"}""")).Returns(200);

        Assert.Equal("Ready", updated.Text("status.phase"));
        Assert.Equal("red", updated.Text("spec.color"));
        updated.At("metadata.labels").ShouldBe("""{"a":"b"}""");
        Assert.Null(updated.At("metadata.annotations"));
        Assert.Null(updated.At("metadata.finalizers"));
        Assert.Equal(1, updated.Generation());
        Assert.NotEqual(created.ResourceVersion(), updated.ResourceVersion());
        (await ReadAsync(widgets, "one")).ShouldBe(updated.ToJsonString());
    }

    [Fact, Checklist(21)]
    public async Task The_status_is_read_with_the_whole_object()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        (await Api.GetAsync(widgets.PathTo("one", "status")).Returns(200)).ShouldBe(created.ToJsonString());
    }

    [Fact, Checklist(24)]
    public async Task A_stale_resource_version_is_a_conflict()
    {
        var widgets = await WidgetsAsync();
        var stale = await CreateAsync(widgets, "one");
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"red"}}""").Returns(200);

        await Api.PutAsync(widgets.PathTo("one", "status"), stale.With("status", """{"phase":"Ready"}""")).Fails(409, "Conflict");
    }

    [Fact, Checklist(24)]
    public async Task A_resource_version_is_required()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var refusal = await Api.PutAsync(
            widgets.PathTo("one", "status"), created.Without("metadata.resourceVersion").With("status", """{"phase":"Ready"}""")).Fails(422, "Invalid");

        refusal.HasCause("metadata.resourceVersion", "FieldValueInvalid");
    }

    [Fact, Checklist(24)]
    public async Task A_kind_without_the_subresource_has_no_such_path()
    {
        var widgets = await DefineAsync(definition => definition.WithoutStatusSubresource());
        var created = await CreateAsync(widgets, "one", """{"status":{"phase":"Ready"}}""");

        Assert.Equal("Ready", created.Text("status.phase"));
        Assert.Equal(404, (await Api.GetAsync(widgets.PathTo("one", "status"))).Code);
        await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Lost"}}""").Fails(404, "NotFound");
    }

    [Fact, Checklist(17)]
    public async Task A_json_patch_replaces_the_status()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var patched = await Api.JsonPatchAsync(widgets.PathTo("one", "status"), $$$"""
            [{"op":"test","path":"/metadata/uid","value":"{{{created.Uid()}}}"},{"op":"add","path":"/status","value":{"phase":"Ready","replicas":1}}]
            """).Returns(200);

        patched.At("status").ShouldBe("""{"phase":"Ready","replicas":1}""");
    }

    [Fact, Checklist(25)]
    public async Task The_schema_applies()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":7}}""").Fails(422, "Invalid");

        refusal.HasCause("status.phase", "FieldValueTypeInvalid");
    }

    [Fact, Checklist(37)]
    public async Task Unknown_fields_are_pruned()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var patched = await Api.MergePatchAsync(
            widgets.PathTo("one", "status"), """{"status":{"phase":"Ready","mood":"good"}}""").Returns(200);

        patched.At("status").ShouldBe("""{"phase":"Ready"}""");
    }

    [Fact, Checklist(24)]
    public async Task An_object_that_does_not_exist_has_no_status()
    {
        var widgets = await WidgetsAsync();

        await Api.MergePatchAsync(widgets.PathTo("ghost", "status"), """{"status":{"phase":"Ready"}}""").Fails(404, "NotFound");
    }

    [Fact, Checklist(24)]
    public async Task The_status_is_neither_created_nor_deleted()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        await Api.DeleteAsync(widgets.PathTo("one", "status")).Fails(405, "MethodNotAllowed");
        await Api.PostAsync(widgets.PathTo("one", "status"), widgets.New("one")).Fails(405, "MethodNotAllowed");
    }
}
