namespace CrdToolkit.Conformance.Cases.Discovering;

/// <summary>Answers with metadata only, which is what collectors and caches of metadata ask for.</summary>
public sealed class PartialMetadata(ServerUnderTest server) : ConformanceCase(server)
{
    private const string One = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io";
    private const string Many = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";

    [Fact, Checklist(60, 62)]
    public async Task Of_one_object()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var partial = await Api.GetAsync(widgets.PathTo("one"), One).Returns(200);

        Assert.Equal(["apiVersion", "kind", "metadata"], partial.Select(member => member.Key).Order());
        Assert.Equal(("PartialObjectMetadata", "meta.k8s.io/v1"), (partial.Text("kind"), partial.Text("apiVersion")));
        partial.At("metadata").ShouldBe(created.At("metadata")!.ToJsonString());
    }

    [Fact, Checklist(60, 62)]
    public async Task Of_a_list()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var list = await Api.GetAsync(widgets.Path, Many).Returns(200);

        Assert.Equal(("PartialObjectMetadataList", "meta.k8s.io/v1"), (list.Text("kind"), list.Text("apiVersion")));
        Assert.Equal(["one"], list.ItemNames());
        Assert.Null(list.At("items.0.spec"));
    }

    [Fact, Checklist(60, 62)]
    public async Task Of_a_watch()
    {
        var widgets = await WidgetsAsync();
        await using var watch = await Api.WatchAsync(widgets.Path, One);

        await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var added = await watch.NextAsync("ADDED", "one");
        Assert.Equal("PartialObjectMetadata", added.Object.Text("kind"));
        Assert.Null(added.Object.At("spec"));
    }

    [Fact, Checklist(58, 60)]
    public async Task Of_a_bookmark()
    {
        var widgets = await WidgetsAsync();
        await using var watch = await Api.WatchAsync(
            widgets.Path + "?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true", One);

        var bookmark = await watch.NextAsync();

        Assert.Equal("BOOKMARK", bookmark.Type);
        Assert.Equal(("PartialObjectMetadata", "meta.k8s.io/v1"), (bookmark.Object.Text("kind"), bookmark.Object.Text("apiVersion")));
        bookmark.Object.At("metadata.annotations")!.ShouldBe("""{"k8s.io/initial-events-end":"true"}""");
    }

    [Fact, Checklist(60)]
    public async Task An_empty_list_has_null_items()
    {
        var list = await Api.GetAsync(ConfigMaps.Path + "?labelSelector=nobody-has-this", Many).Returns(200);

        Assert.Null(list.At("items"));
        Assert.True(list.ContainsKey("items"));
    }

    [Fact, Checklist(60)]
    public async Task What_is_no_list_or_is_one_is_told_by_its_type()
    {
        await CreateAsync(ConfigMaps, "one");

        var list = await Api.GetAsync(ConfigMaps.Path, One).Fails(406, "NotAcceptable");
        var one = await Api.GetAsync(ConfigMaps.PathTo("one"), Many).Fails(406, "NotAcceptable");

        list.Says("you requested PartialObjectMetadata, but the requested object is a list (*v1.ConfigMapList)");
        one.Says("you requested PartialObjectMetadataList, but the requested object is not a list (*v1.ConfigMap)");
    }
}
