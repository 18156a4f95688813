namespace CrdToolkit.Conformance.Cases.Applying;

/// <summary>Server-side apply of custom resources.</summary>
public sealed class ServerSideApply(ServerUnderTest server) : ApplyCase(server)
{
    [Fact, Checklist(45)]
    public async Task It_creates_and_then_updates()
    {
        var widgets = await WidgetsAsync();

        var created = await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red"}}""").Returns(201);
        var updated = await ApplyAsync(widgets, "alpha", """{"spec":{"color":"blue"}}""").Returns(200);

        Assert.Equal(("red", 1), (created.Text("spec.color"), created.Generation()));
        Assert.Equal(("blue", 2), (updated.Text("spec.color"), updated.Generation()));
        var manager = Assert.Single(updated.At("metadata.managedFields")!.AsArray());
        Assert.Equal(
            ("alpha", "Apply", widgets.ApiVersion), (manager.Text("manager"), manager.Text("operation"), manager.Text("apiVersion")));
        manager.At("fieldsV1").ShouldBe("""{"f:spec":{"f:color":{}}}""");
    }

    [Fact, Checklist(45)]
    public async Task A_field_manager_is_required()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.ApplyAsync(widgets.PathTo("one"), widgets.New("one")).Fails(422, "Invalid");

        refusal.HasCause("fieldManager", "FieldValueRequired", "Required value: is required for apply patch");
    }

    [Fact, Checklist(46)]
    public async Task A_field_of_another_manager_is_a_conflict_until_forced()
    {
        var widgets = await WidgetsAsync();
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red","replicas":1}}""").Returns(201);

        var refusal = await ApplyAsync(widgets, "beta", """{"spec":{"color":"blue"}}""").Fails(409, "Conflict");
        var forced = await ApplyAsync(widgets, "beta", """{"spec":{"color":"blue"}}""", "&force=true").Returns(200);

        refusal.Says("Apply failed with 1 conflict: conflict with \"alpha\": .spec.color")
            .HasCause(".spec.color", "FieldManagerConflict", "conflict with \"alpha\"");
        forced.At("spec").ShouldBe("""{"color":"blue","replicas":1}""");
    }

    [Fact, Checklist(47)]
    public async Task A_field_that_its_only_manager_drops_is_removed()
    {
        var widgets = await WidgetsAsync();
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red","replicas":1}}""").Returns(201);
        await ApplyAsync(widgets, "beta", """{"spec":{"replicas":1}}""").Returns(200);

        var updated = await ApplyAsync(widgets, "alpha", """{"spec":{}}""").Returns(200);

        updated.At("spec").ShouldBe("""{"replicas":1}""");
    }

    [Fact, Checklist(49, 21)]
    public async Task The_status_is_applied_by_itself()
    {
        var widgets = await WidgetsAsync();
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red"},"status":{"phase":"Lost"}}""").Returns(201);

        var updated = await Api.ApplyAsync(
            widgets.PathTo("one", "status") + "?fieldManager=beta", widgets.New("one", """{"spec":{"color":"blue"},"status":{"phase":"Ready"}}""")).Returns(200);

        Assert.Equal(("red", "Ready", 1), (updated.Text("spec.color"), updated.Text("status.phase"), updated.Generation()));
    }

    [Fact, Checklist(15, 51)]
    public async Task Applying_the_same_again_changes_nothing()
    {
        var widgets = await WidgetsAsync();
        var created = await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red"}}""").Returns(201);

        var again = await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red"}}""").Returns(200);

        Assert.Equal(created.ResourceVersion(), again.ResourceVersion());
    }

    [Fact, Checklist(50)]
    public async Task A_uid_of_an_object_that_does_not_exist_is_a_conflict()
    {
        var widgets = await WidgetsAsync();

        await ApplyAsync(widgets, "alpha", """{"metadata":{"uid":"11111111-2222-3333-4444-555555555555"}}""").Fails(409, "Conflict");
    }

    [Fact, Checklist(19)]
    public async Task Managed_fields_in_the_request_are_refused()
    {
        var widgets = await WidgetsAsync();

        var refusal = await ApplyAsync(
            widgets, "alpha", """{"metadata":{"managedFields":[{"manager":"x","operation":"Apply","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{}}]}}""").Fails(400, "BadRequest");

        refusal.Says("metadata.managedFields must be nil");
    }
}
