namespace CrdToolkit.Conformance.Cases.Deleting;

/// <summary>dryRun=All answers as if, and stores nothing.</summary>
public sealed class DryRuns(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(35)]
    public async Task Of_a_create()
    {
        var widgets = await WidgetsAsync();

        var created = await Api.PostAsync(widgets.Path + "?dryRun=All", widgets.New("one", """{"spec":{"color":"red"}}""")).Returns(201);

        Assert.NotNull(created.At("metadata.uid"));
        Assert.Equal(1, created.Generation());
        Assert.Null(created.At("metadata.resourceVersion"));
        await Api.GetAsync(widgets.PathTo("one")).Fails(404, "NotFound");
    }

    [Fact, Checklist(35, 4)]
    public async Task Of_a_create_with_a_generated_name()
    {
        var widgets = await WidgetsAsync();

        var created = await Api.PostAsync(
            widgets.Path + "?dryRun=All", widgets.New("x", """{"metadata":{"generateName":"n-"}}""").Without("metadata.name")).Returns(201);

        Assert.Matches("^n-[a-z0-9]{5}$", created.Name());
    }

    [Fact, Checklist(35)]
    public async Task Of_writes()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var replaced = await Api.PutAsync(widgets.PathTo("one") + "?dryRun=All", created.With("spec.color", "\"blue\"")).Returns(200);
        var patched = await Api.MergePatchAsync(widgets.PathTo("one") + "?dryRun=All", """{"spec":{"color":"green"}}""").Returns(200);
        var status = await Api.MergePatchAsync(
            widgets.PathTo("one", "status") + "?dryRun=All", """{"status":{"phase":"Ready"}}""").Returns(200);

        Assert.Equal(("blue", 2), (replaced.Text("spec.color"), replaced.Generation()));
        Assert.Equal(("green", 2), (patched.Text("spec.color"), patched.Generation()));
        Assert.Equal("Ready", status.Text("status.phase"));
        (await ReadAsync(widgets, "one")).ShouldBe(created.ToJsonString());
    }

    [Fact, Checklist(35)]
    public async Task Of_deletes()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"metadata":{"finalizers":["example.com/a"]}}""");
        await CreateAsync(widgets, "two");

        var held = await Api.DeleteAsync(widgets.PathTo("one") + "?dryRun=All").Returns(200);
        await Api.DeleteAsync(widgets.PathTo("two"), """{"dryRun":["All"]}""").Returns(200);
        await Api.DeleteAsync(widgets.Path + "?dryRun=All").Returns(200);

        Assert.NotNull(held.At("metadata.deletionTimestamp"));
        (await ReadAsync(widgets, "one")).ShouldBe(created.ToJsonString());
        await ReadAsync(widgets, "two");
    }

    [Fact, Checklist(35)]
    public async Task The_rules_still_hold()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        await Api.PostAsync(widgets.Path + "?dryRun=All", widgets.New("one")).Fails(409, "AlreadyExists");
        await Api.PostAsync(widgets.Path + "?dryRun=All", widgets.New("two", """{"spec":{"replicas":"x"}}""")).Fails(422, "Invalid");
        await Api.MergePatchAsync(widgets.PathTo("ghost") + "?dryRun=All", "{}").Fails(404, "NotFound");
    }

    [Fact, Checklist(35)]
    public async Task An_unknown_directive_is_refused()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(widgets.Path + "?dryRun=Some", widgets.New("one")).Fails(422, "Invalid");

        refusal.HasCause("dryRun", "FieldValueNotSupported");
    }

    [Fact, Checklist(35)]
    public async Task Of_writes_of_every_kind()
    {
        var widgets = await DefineAsync(widget => widget.WithScale());
        await CreateAsync(widgets, "one", """{"spec":{"color":"red","replicas":1}}""");
        var before = await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Old"}}""").Returns(200);
        var scale = await Api.GetAsync(widgets.PathTo("one", "scale")).Returns(200);

        var json = await Api.JsonPatchAsync(widgets.PathTo("one") + "?dryRun=All", """[{"op":"replace","path":"/spec/color","value":"blue"}]""").Returns(200);
        var applied = await Api.ApplyAsync(
            widgets.PathTo("one") + "?dryRun=All&fieldManager=me&force=true", widgets.New("one", """{"spec":{"color":"green"}}""")).Returns(200);
        var status = await Api.PutAsync(widgets.PathTo("one", "status") + "?dryRun=All", before.With("status.phase", "\"New\"")).Returns(200);
        var appliedStatus = await Api.ApplyAsync(
            widgets.PathTo("one", "status") + "?dryRun=All&fieldManager=me&force=true", widgets.New("one", """{"status":{"phase":"Newer"}}""")).Returns(200);
        var scaled = await Api.PutAsync(widgets.PathTo("one", "scale") + "?dryRun=All", scale.With("spec.replicas", "5")).Returns(200);
        var patchedScale = await Api.MergePatchAsync(widgets.PathTo("one", "scale") + "?dryRun=All", """{"spec":{"replicas":6}}""").Returns(200);

        Assert.Equal(("blue", "green"), (json.Text("spec.color"), applied.Text("spec.color")));
        Assert.Equal(("New", "Newer"), (status.Text("status.phase"), appliedStatus.Text("status.phase")));
        Assert.Equal((5L, 6L), (scaled.Number("spec.replicas"), patchedScale.Number("spec.replicas")));
        (await ReadAsync(widgets, "one")).ShouldBe(before.ToJsonString());
    }

    [Fact, Checklist(27, 35)]
    public async Task Of_the_removal_of_the_last_finalizer()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"metadata":{"finalizers":["example.com/a"]}}""");
        var deleting = await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        var patched = await Api.MergePatchAsync(widgets.PathTo("one") + "?dryRun=All", """{"metadata":{"finalizers":null}}""").Returns(200);

        Assert.Null(patched.At("metadata.finalizers"));
        (await ReadAsync(widgets, "one")).ShouldBe(deleting.ToJsonString());
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"finalizers":null}}""").Returns(200);
    }

    [Fact, Checklist(35)]
    public async Task Of_a_definition()
    {
        var definition = new Definition(Group);

        await Api.PostAsync(Resource.Definitions.Path + "?dryRun=All", definition.Json).Returns(201);

        await Api.GetAsync(Resource.Definitions.PathTo(definition.In(Namespace).DefinitionName)).Fails(404, "NotFound");
    }
}
