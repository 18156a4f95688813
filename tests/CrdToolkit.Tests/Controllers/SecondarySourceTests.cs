using k8s.Models;

namespace CrdToolkit.Tests.Controllers;

/// <summary>Objects of other kinds that have a reconciled object worked on.</summary>
public sealed class SecondarySourceTests
{
    [Fact]
    public async Task A_change_of_an_owned_object_has_its_owner_reconciled()
    {
        await using var rig = new OperatorRig(builder => builder.AddController<Machine, PlainReconciler>(
            Machine.Descriptor,
            controller => controller.Owns<V1ConfigMap>(OperatorRig.ConfigMap)));
        await rig.StartAsync(Machine.Named("a", version: "1"));
        var maps = await ServeMapsAsync(rig);
        (await rig.Script.NextAsync()).Done();
        await maps.SendAsync("ADDED", Map("101", "uid-of-an-earlier-a"));
        await maps.SendAsync("MODIFIED", Map("102", "uid-a"));
        (await rig.Script.NextAsync()).Done();
        await maps.SendAsync("DELETED", Map("103", "uid-a"));
        (await rig.Script.NextAsync()).Done();
        await rig.WhenIdleAsync();
        Assert.False(rig.Script.HasCall);
    }

    [Fact]
    public async Task A_change_of_a_watched_object_has_those_reconciled_that_it_named_before_and_names_now()
    {
        await using var rig = new OperatorRig(builder => builder.AddController<Machine, PlainReconciler>(
            Machine.Descriptor,
            controller => controller.Watches<V1ConfigMap>(OperatorRig.ConfigMap, (_, map) => map.Data is null ? [] : map.Data.Values.Select(name => new NamespacedName("default", name)))));
        await rig.StartAsync(Machine.Named("a", version: "1"), Machine.Named("b", version: "2"), Machine.Named("c", version: "2"));
        var maps = await ServeMapsAsync(rig);
        for (var i = 0; i < 3; i++)
            (await rig.Script.NextAsync()).Done();
        await maps.SendAsync("ADDED", """{"metadata":{"name":"m","namespace":"default","resourceVersion":"101"},"data":{"x":"a"}}""");
        var call = await rig.Script.NextAsync();
        Assert.Equal("a", call.Name);
        call.Done();
        await rig.WhenIdleAsync();
        await maps.SendAsync("MODIFIED", """{"metadata":{"name":"m","namespace":"default","resourceVersion":"102"},"data":{"x":"b"}}""");
        var names = new[] { (await rig.Script.NextAsync()).Name, (await rig.Script.NextAsync()).Name };
        Assert.Equal(["a", "b"], names.Order());
    }

    [Fact]
    public async Task A_map_method_that_throws_is_told_and_ends_nothing()
    {
        await using var rig = new OperatorRig(builder => builder.AddController<Machine, PlainReconciler>(
            Machine.Descriptor,
            controller => controller.Watches<V1ConfigMap>(OperatorRig.ConfigMap, (_, map) => map.Metadata.Name == "bad" ? throw new InvalidOperationException("no") : [new NamespacedName("default", "a")])));
        await rig.StartAsync(Machine.Named("a", version: "1"));
        var maps = await ServeMapsAsync(rig);
        (await rig.Script.NextAsync()).Done();
        await rig.WhenIdleAsync();
        await maps.SendAsync("ADDED", """{"metadata":{"name":"bad","namespace":"default","resourceVersion":"101"}}""");
        await maps.SendAsync("ADDED", """{"metadata":{"name":"good","namespace":"default","resourceVersion":"102"}}""");
        Assert.Equal("a", (await rig.Script.NextAsync()).Name);
        Assert.Contains(rig.Server.Log.Lines, line => line.Contains("maps ConfigMap default/bad", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_selection_only_what_has_the_labels_is_read()
    {
        await using var rig = new OperatorRig(builder => builder.AddController<Machine, PlainReconciler>(
            Machine.Descriptor,
            controller => controller.Owns<V1ConfigMap>(OperatorRig.ConfigMap, new() { LabelSelector = "app=vm", FieldSelector = "metadata.name!=x" })));
        await rig.StartAsync();
        var list = await rig.Server.NextAsync("/configmaps");
        Assert.Contains("labelSelector=app=vm&fieldSelector=metadata.name!=x", list.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_an_owned_object_has_its_owner_reconciled_where_only_metadata_is_read()
    {
        await using var rig = new OperatorRig(builder => builder.AddController<Machine, PlainReconciler>(
            Machine.Descriptor,
            controller => controller.OwnsMetadata<V1ConfigMap>(OperatorRig.ConfigMap)));
        await rig.StartAsync(Machine.Named("a", version: "1"));
        var maps = await ServeMapsAsync(rig);
        (await rig.Script.NextAsync()).Done();
        await maps.SendAsync("ADDED", Map("102", "uid-a"));
        Assert.Equal("a", (await rig.Script.NextAsync()).Name);
        Assert.Equal("m", Assert.Single(rig.Get<ResourceCache<PartialObjectMetadata<V1ConfigMap>>>().List()).Metadata.Name);
    }

    [Fact]
    public async Task Without_an_optional_kind_objects_are_reconciled_and_its_watch_begins_when_the_kind_comes()
    {
        await using var rig = new OperatorRig(builder => builder.AddController<Machine, PlainReconciler>(
            Machine.Descriptor,
            controller => controller.Owns<V1ConfigMap>(OperatorRig.ConfigMap, isOptional: true)));
        await rig.StartAsync(Machine.Named("a", version: "1"));
        var list = await rig.Server.NextAsync("/configmaps");
        Assert.False(rig.Script.HasCall);
        list.Refuse(System.Net.HttpStatusCode.NotFound, "NotFound", "the server could not find the requested resource");
        (await rig.Script.NextAsync()).Done();
        await rig.Time.PassAsync(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2));
        var maps = await ServeMapsAsync(rig);
        await maps.SendAsync("ADDED", Map("102", "uid-a"));
        Assert.Equal("a", (await rig.Script.NextAsync()).Name);
    }

    private static Task<WatchScript> ServeMapsAsync(OperatorRig rig) => rig.ServeAsync("/configmaps");

    private static string Map(string version, string ownerUid) =>
        $$$"""{"metadata":{"name":"m","namespace":"default","resourceVersion":"{{{version}}}","ownerReferences":[{"apiVersion":"infra.example.com/v1","kind":"Machine","name":"a","uid":"{{{ownerUid}}}","controller":true}]}}""";
}
