namespace CrdToolkit.Conformance.Cases.Deleting;

/// <summary>What becomes of the objects that others own.</summary>
public sealed class GarbageCollection(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(32)]
    public async Task Background_deletion_takes_the_dependents_along()
    {
        var widgets = await WidgetsAsync();
        var owner = await CreateAsync(widgets, "owner");
        await CreateAsync(ConfigMaps, "child", OwnedBy(owner));
        await CreateAsync(ConfigMaps, "stranger");

        await Api.DeleteAsync(widgets.PathTo("owner"), """{"propagationPolicy":"Background"}""").Returns(200);

        await GoneAsync(ConfigMaps.PathTo("child"));
        await ReadAsync(ConfigMaps, "stranger");
    }

    [Fact, Checklist(32)]
    public async Task Background_is_the_default()
    {
        var widgets = await WidgetsAsync();
        var owner = await CreateAsync(widgets, "owner");
        await CreateAsync(widgets, "child", OwnedBy(owner));

        await Api.DeleteAsync(widgets.PathTo("owner")).Returns(200);

        await GoneAsync(widgets.PathTo("child"));
    }

    [Fact, Checklist(32)]
    public async Task Grandchildren_go_too()
    {
        var widgets = await WidgetsAsync();
        var owner = await CreateAsync(widgets, "owner");
        var child = await CreateAsync(widgets, "child", OwnedBy(owner));
        await CreateAsync(ConfigMaps, "grandchild", OwnedBy(child));

        await Api.DeleteAsync(widgets.PathTo("owner")).Returns(200);

        await GoneAsync(ConfigMaps.PathTo("grandchild"));
    }

    [Fact, Checklist(31, 32)]
    public async Task Foreground_deletion_waits_for_the_dependents_that_block()
    {
        var widgets = await WidgetsAsync();
        var owner = await CreateAsync(widgets, "owner");
        await CreateKnownChildAsync(owner, ""","blockOwnerDeletion":true""");
        await Api.MergePatchAsync(ConfigMaps.PathTo("child"), """{"metadata":{"finalizers":["example.com/hold"]}}""").Returns(200);

        var deleting = await Api.DeleteAsync(widgets.PathTo("owner"), """{"propagationPolicy":"Foreground"}""").Returns(200);
        Assert.Equal(["foregroundDeletion"], deleting.Texts("metadata.finalizers"));
        await Api.EventuallyAsync(ConfigMaps.PathTo("child"), answer => answer.Body.At("metadata.deletionTimestamp") is not null);
        Assert.NotNull((await ReadAsync(widgets, "owner")).At("metadata.deletionTimestamp"));

        await Api.MergePatchAsync(ConfigMaps.PathTo("child"), """{"metadata":{"finalizers":null}}""").Returns(200);
        await GoneAsync(widgets.PathTo("owner"));
    }

    [Fact, Checklist(31, 32)]
    public async Task Orphaned_dependents_stay_without_their_owner()
    {
        var widgets = await WidgetsAsync();
        var owner = await CreateAsync(widgets, "owner");
        await CreateKnownChildAsync(owner);

        var deleting = await Api.DeleteAsync(widgets.PathTo("owner"), """{"propagationPolicy":"Orphan"}""").Returns(200);

        Assert.Equal(["orphan"], deleting.Texts("metadata.finalizers"));
        await GoneAsync(widgets.PathTo("owner"));
        Assert.Null((await ReadAsync(ConfigMaps, "child")).At("metadata.ownerReferences"));
    }

    [Fact, Checklist(32)]
    public async Task An_owner_of_another_uid_does_not_count()
    {
        var widgets = await WidgetsAsync();
        var owner = await CreateAsync(widgets, "owner");

        await CreateAsync(ConfigMaps, "child", OwnedBy(owner.With("metadata.uid", "\"11111111-2222-3333-4444-555555555555\"")));

        await GoneAsync(ConfigMaps.PathTo("child"));
        await ReadAsync(widgets, "owner");
    }

    [Fact, Checklist(32)]
    public async Task One_living_owner_is_enough()
    {
        var widgets = await WidgetsAsync();
        var first = await CreateAsync(widgets, "first");
        var second = await CreateAsync(widgets, "second");
        await CreateAsync(ConfigMaps, "child", OwnedBy(first, "", second));

        await Api.DeleteAsync(widgets.PathTo("first")).Returns(200);

        var child = await Api.EventuallyAsync(
            ConfigMaps.PathTo("child"), answer => answer.Body.At("metadata.ownerReferences")!.AsArray().Count == 1);
        Assert.Equal("second", child.Body.Text("metadata.ownerReferences.0.name"));
    }

    [Fact, Checklist(32)]
    public async Task An_owner_in_another_namespace_does_not_count()
    {
        var widgets = await WidgetsAsync();
        var elsewhere = widgets.In(await CreateNamespaceAsync());
        var owner = await CreateAsync(elsewhere, "owner");

        await CreateAsync(ConfigMaps, "child", OwnedBy(owner));

        await GoneAsync(ConfigMaps.PathTo("child"));
    }

    [Fact, Checklist(32)]
    public async Task An_owner_in_a_namespace_cannot_own_what_is_in_none()
    {
        Resource roles = new("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", null);
        DeleteAfterwards(roles.PathTo(Namespace));
        var owner = await CreateAsync(ConfigMaps, "owner");
        await CreateAsync(roles, Namespace, OwnedBy(owner.With("metadata.uid", "\"11111111-2222-3333-4444-555555555555\"")));

        // What is collected after it shows that the collector had its chance.
        await CreateAsync(ConfigMaps, "child", OwnedBy(owner.With("metadata.uid", "\"11111111-2222-3333-4444-555555555555\"")));
        await GoneAsync(ConfigMaps.PathTo("child"));
        await ReadAsync(roles, Namespace);
    }

    // A collector that has not heard of a dependent yet does nothing for it. That it takes an owner away which is not there shows that it has.
    private async Task CreateKnownChildAsync(JsonObject owner, string further = "")
    {
        await CreateAsync(ConfigMaps, "child", OwnedBy(owner, further, owner.With("metadata.name", "\"nobody\"").With("metadata.uid", "\"11111111-2222-3333-4444-555555555555\"")));
        await Api.EventuallyAsync(ConfigMaps.PathTo("child"), answer => answer.Body.At("metadata.ownerReferences")!.AsArray().Count == 1);
    }

    private static string OwnedBy(JsonObject owner) => OwnedBy(owner, "").ToJsonString();

    private static string OwnedBy(JsonObject owner, string further, JsonObject second) =>
        new JsonObject { ["metadata"] = new JsonObject { ["ownerReferences"] = new JsonArray(Reference(owner, further), Reference(second, "")) } }.ToJsonString();

    private static JsonObject OwnedBy(JsonObject owner, string further) =>
        new() { ["metadata"] = new JsonObject { ["ownerReferences"] = new JsonArray(Reference(owner, further)) } };

    private static JsonNode Reference(JsonObject owner, string further) => JsonNode.Parse($$"""
        {"apiVersion":"{{owner.Text("apiVersion")}}","kind":"{{owner.Text("kind")}}","name":"{{owner.Name()}}","uid":"{{owner.Uid()}}"{{further}}}
        """)!;
}
