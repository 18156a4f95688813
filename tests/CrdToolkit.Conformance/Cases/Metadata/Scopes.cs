namespace CrdToolkit.Conformance.Cases.Metadata;

/// <summary>Namespaced and cluster-scoped kinds.</summary>
public sealed class Scopes(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(5)]
    public async Task Outside_of_namespaces_a_namespace_is_dropped()
    {
        var zones = await DefineAsync(definition => definition.Named("Zone").ClusterScoped());

        var created = await CreateAsync(zones, "one", """{"metadata":{"namespace":"elsewhere"}}""");

        Assert.Null(created.At("metadata.namespace"));
    }

    [Fact, Checklist(5)]
    public async Task One_name_exists_once_in_each_namespace()
    {
        var widgets = await DefineAsync();
        var elsewhere = widgets.In(await CreateNamespaceAsync());

        var here = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");
        var there = await CreateAsync(elsewhere, "one", """{"spec":{"color":"blue"}}""");

        Assert.NotEqual(here.Uid(), there.Uid());
        Assert.Equal("red", (await ReadAsync(widgets, "one")).Text("spec.color"));
        Assert.Equal("blue", (await ReadAsync(elsewhere, "one")).Text("spec.color"));
        var all = await Api.GetAsync(widgets.Everywhere).Returns(200);
        Assert.Equal(
            new[] { Namespace, elsewhere.Namespace! }.Order(StringComparer.Ordinal),
            all.At("items")!.AsArray().Select(item => item.Text("metadata.namespace")!));
    }

    [Fact, Checklist(5)]
    public async Task The_namespace_of_the_body_must_be_that_of_the_url()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(
            widgets.Path, widgets.New("one", """{"metadata":{"namespace":"elsewhere"}}""")).Fails(400, "BadRequest");

        refusal.Says("the namespace of the provided object does not match the namespace sent on the request");
    }

    [Fact, Checklist(5)]
    public async Task The_name_of_the_body_must_be_that_of_the_url()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var refusal = await Api.PutAsync(widgets.PathTo("one"), created.With("metadata.name", "\"two\"")).Fails(400, "BadRequest");

        refusal.Says("the name of the object (two) does not match the name on the URL (one)");
    }

    [Fact, Checklist(5)]
    public async Task A_namespaced_kind_is_not_written_without_a_namespace()
    {
        var widgets = await WidgetsAsync();

        Assert.Equal(404, (await Api.PostAsync(widgets.Everywhere, widgets.New("one"))).Code);
        Assert.Equal(404, (await Api.GetAsync(widgets.Everywhere + "/one")).Code);
    }

    [Fact, Checklist(5)]
    public async Task A_cluster_scoped_kind_has_no_namespace()
    {
        var widgets = await DefineAsync(definition => definition.ClusterScoped());

        var created = await CreateAsync(widgets, "one");

        Assert.Null(created.At("metadata.namespace"));
        Assert.Equal(404, (await Api.GetAsync(widgets.In(Namespace).PathTo("one"))).Code);
        Assert.Equal(404, (await Api.PostAsync(widgets.In(Namespace).Path, widgets.New("two"))).Code);
    }

    [Fact, Checklist(5, 33)]
    public async Task A_namespace_that_does_not_exist_is_named()
    {
        var widgets = (await WidgetsAsync()).In("nowhere-" + Guid.NewGuid().ToString("N")[..8]);

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one")).Fails(404, "NotFound");

        refusal.Says($"namespaces \"{widgets.Namespace}\" not found");
    }

    [Fact, Checklist(5)]
    public async Task A_list_of_a_namespace_that_does_not_exist_is_empty()
    {
        var widgets = (await WidgetsAsync()).In("nowhere-" + Guid.NewGuid().ToString("N")[..8]);

        Assert.Empty((await Api.GetAsync(widgets.Path).Returns(200)).ItemNames());
    }

    [Fact, Checklist(3)]
    public async Task An_object_that_does_not_exist_is_named()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.GetAsync(widgets.PathTo("ghost")).Fails(404, "NotFound");

        refusal.Says($"widgets.{widgets.Group} \"ghost\" not found").Concerns(widgets.Group, "widgets", "ghost");
        Assert.Equal("""{"name":"ghost","group":"%","kind":"widgets"}""".Replace("%", widgets.Group), refusal.Details!.ToJsonString());
    }
}
