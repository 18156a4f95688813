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
}
