namespace CrdToolkit.Conformance.Cases.Applying;

/// <summary>What an apply says when fields belong to others, and when it says nothing.</summary>
public sealed class ApplyConflicts(ServerUnderTest server) : ApplyCase(server)
{
    [Fact, Checklist(46)]
    public async Task Several_conflicts_are_told_by_manager()
    {
        var widgets = await WidgetsAsync();
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red","replicas":1}}""").Returns(201);
        await Api.MergePatchAsync(widgets.PathTo("one") + "?fieldManager=zeta", """{"spec":{"ratio":0.5}}""").Returns(200);

        var refusal = await ApplyAsync(widgets, "beta", """{"spec":{"color":"blue","replicas":2,"ratio":1.5}}""").Fails(409, "Conflict");

        refusal.HasCauses(3).HasCause(".spec.replicas", "FieldManagerConflict", "conflict with \"alpha\"");
        Assert.StartsWith(
            $"Apply failed with 3 conflicts: conflicts with \"alpha\":\n- .spec.color\n- .spec.replicas\nconflicts with \"zeta\" using {widgets.ApiVersion}",
            refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(":\n- .spec.ratio", refusal.Message, StringComparison.Ordinal);
        Assert.Null(refusal.Details.Text("name"));
    }

    [Fact, Checklist(46)]
    public async Task A_conflict_names_the_subresource()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");
        await Api.MergePatchAsync(widgets.PathTo("one", "status") + "?fieldManager=controller", """{"status":{"phase":"Ready"}}""").Returns(200);

        var refusal = await Api.ApplyAsync(
            widgets.PathTo("one", "status") + "?fieldManager=alpha", widgets.New("one", """{"status":{"phase":"Lost"}}""")).Fails(409, "Conflict");

        refusal.Mentions($"conflict with \"controller\" with subresource \"status\" using {widgets.ApiVersion}").HasCauses(1).HasCause(".status.phase", "FieldManagerConflict");
    }

    [Fact, Checklist(46, 47)]
    public async Task The_same_value_is_shared()
    {
        var widgets = await WidgetsAsync();
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red"}}""").Returns(201);

        var shared = await ApplyAsync(widgets, "beta", """{"spec":{"color":"red"}}""").Returns(200);
        var dropped = await ApplyAsync(widgets, "alpha", "{}").Returns(200);

        Assert.Equal(["alpha Apply", "beta Apply"], [.. Managers(shared).Order(StringComparer.Ordinal)]);
        Assert.Equal("red", dropped.Text("spec.color"));
        Assert.Equal(["beta Apply"], Managers(dropped));
    }

    [Fact, Checklist(46)]
    public async Task Force_takes_the_field_from_the_other()
    {
        var widgets = await WidgetsAsync();
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red","replicas":1}}""").Returns(201);

        var forced = await ApplyAsync(widgets, "beta", """{"spec":{"color":"blue"}}""", "&force=true").Returns(200);

        Manages(forced, "alpha", """{"f:spec":{"f:replicas":{}}}""");
        Manages(forced, "beta", """{"f:spec":{"f:color":{}}}""");
    }

    [Fact, Checklist(15, 51)]
    public async Task Taking_a_share_in_a_field_is_a_change_and_doing_so_again_is_none()
    {
        var widgets = await WidgetsAsync();
        var created = await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red"}}""").Returns(201);

        var shared = await ApplyAsync(widgets, "beta", """{"spec":{"color":"red"}}""").Returns(200);
        var again = await ApplyAsync(widgets, "beta", """{"spec":{"color":"red"}}""").Returns(200);

        Assert.NotEqual(created.ResourceVersion(), shared.ResourceVersion());
        Assert.Equal(created.Generation(), shared.Generation());
        Assert.Equal(shared.ResourceVersion(), again.ResourceVersion());
        again.At("metadata.managedFields").ShouldBe(shared.At("metadata.managedFields")!.ToJsonString());
    }

    [Fact, Checklist(15, 51)]
    public async Task An_apply_that_restores_what_was_there_is_no_change()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var same = await Api.PutAsync(widgets.PathTo("one") + "?fieldManager=other", created).Returns(200);

        Assert.Equal(created.ResourceVersion(), same.ResourceVersion());
        Assert.Equal(["conformance Update"], Managers(same));
    }

    [Fact, Checklist(46)]
    public async Task What_kubectl_applied_on_its_side_is_no_conflict_for_kubectl()
    {
        var widgets = await WidgetsAsync();
        var applied = widgets.New("one", """{"spec":{"color":"red","replicas":1}}""");
        var annotated = applied.With("metadata.annotations", "{}");
        annotated["metadata"]!["annotations"]!["kubectl.kubernetes.io/last-applied-configuration"] = applied.ToJsonString() + "\n";
        await Api.PostAsync(widgets.Path + "?fieldManager=kubectl-client-side-apply", annotated).Returns(201);

        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"blue"}}""").Fails(409, "Conflict");
        var updated = await ApplyAsync(widgets, "kubectl", """{"spec":{"color":"blue"}}""").Returns(200);

        Assert.Equal("blue", updated.Text("spec.color"));
        Assert.Contains("\"color\":\"blue\"", updated.Text("metadata.annotations", "kubectl.kubernetes.io/last-applied-configuration"), StringComparison.Ordinal);
    }
}
