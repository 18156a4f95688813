namespace CrdToolkit.Conformance.Cases.Updating;

/// <summary>Strategic merge patch, which knows the list keys of built-in kinds and nothing of custom ones.</summary>
public sealed class StrategicMergePatches(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Owners = """
        {"metadata":{"finalizers":["example.com/a"],"ownerReferences":[
          {"apiVersion":"v1","kind":"Secret","name":"x","uid":"1"},{"apiVersion":"v1","kind":"Secret","name":"y","uid":"2"}]},
         "data":{"a":"1","b":"2"}}
        """;

    [Fact, Checklist(17)]
    public async Task A_custom_resource_does_not_take_it()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.StrategicMergePatchAsync(widgets.PathTo("one"), "{}").Fails(415, "UnsupportedMediaType");

        refusal.Says(
            "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml");
        await Api.StrategicMergePatchAsync(widgets.PathTo("one", "status"), "{}").Fails(415, "UnsupportedMediaType");
        var scalable = await DefineAsync(widget => widget.WithScale());
        await CreateAsync(scalable, "one", """{"spec":{"replicas":1}}""");
        await Api.StrategicMergePatchAsync(scalable.PathTo("one", "scale"), "{}").Fails(415, "UnsupportedMediaType");
    }

    [Fact, Checklist(17)]
    public async Task Maps_are_merged()
    {
        await CreateAsync(ConfigMaps, "one", """{"data":{"a":"1","b":"2"}}""");

        var patched = await Api.StrategicMergePatchAsync(ConfigMaps.PathTo("one"), """{"data":{"b":null,"c":"3"}}""").Returns(200);

        patched.At("data").ShouldBe("""{"a":"1","c":"3"}""");
    }

    [Fact, Checklist(17)]
    public async Task Owner_references_are_merged_by_uid()
    {
        await CreateAsync(ConfigMaps, "one", Owners.Replace("""{"apiVersion":"v1","kind":"Secret","name":"x","uid":"1"},""", ""));
        var path = ConfigMaps.PathTo("one") + "?dryRun=All"; // the owners do not exist, and a collector would act on them

        var patched = await Api.StrategicMergePatchAsync(
            path, """{"metadata":{"ownerReferences":[{"uid":"2","controller":true},{"apiVersion":"v1","kind":"Secret","name":"z","uid":"3"}]}}""").Returns(200);

        var owners = patched.At("metadata.ownerReferences")!.AsArray();
        Assert.Equal(["2", "3"], owners.Select(owner => owner.Text("uid")!).Order());
        owners.Single(owner => owner.Text("uid") == "2").ShouldBe("""{"apiVersion":"v1","kind":"Secret","name":"y","uid":"2","controller":true}""");
    }

    [Fact, Checklist(17)]
    public async Task A_list_element_is_deleted_by_its_key()
    {
        await CreateAsync(ConfigMaps, "one", Owners);

        var patched = await Api.StrategicMergePatchAsync(
            ConfigMaps.PathTo("one") + "?dryRun=All", """{"metadata":{"ownerReferences":[{"$patch":"delete","uid":"1"}]}}""").Returns(200);

        Assert.Equal(["2"], patched.At("metadata.ownerReferences")!.AsArray().Select(owner => owner.Text("uid")));
    }

    [Fact, Checklist(17)]
    public async Task Finalizers_are_a_set_that_is_added_to_and_deleted_from()
    {
        await CreateAsync(ConfigMaps, "one", """{"metadata":{"finalizers":["example.com/a","example.com/b"]}}""");

        var added = await Api.StrategicMergePatchAsync(
            ConfigMaps.PathTo("one"), """{"metadata":{"finalizers":["example.com/c"]}}""").Returns(200);
        var deleted = await Api.StrategicMergePatchAsync(
            ConfigMaps.PathTo("one"), """{"metadata":{"$deleteFromPrimitiveList/finalizers":["example.com/a"]}}""").Returns(200);
        await Api.MergePatchAsync(ConfigMaps.PathTo("one"), """{"metadata":{"finalizers":null}}""").Returns(200);

        Assert.Equal(["example.com/a", "example.com/b", "example.com/c"], added.Texts("metadata.finalizers").Order(StringComparer.Ordinal));
        Assert.Equal(["example.com/b", "example.com/c"], deleted.Texts("metadata.finalizers").Order(StringComparer.Ordinal));
    }

    [Fact, Checklist(17)]
    public async Task A_directive_replaces_a_map()
    {
        await CreateAsync(ConfigMaps, "one", """{"data":{"a":"1","b":"2"}}""");

        var patched = await Api.StrategicMergePatchAsync(
            ConfigMaps.PathTo("one"), """{"data":{"$patch":"replace","c":"3"}}""").Returns(200);

        patched.At("data").ShouldBe("""{"c":"3"}""");
    }

    [Fact, Checklist(17)]
    public async Task An_unknown_patch_type_is_refused()
    {
        await CreateAsync(ConfigMaps, "one");

        await Api.SendAsync(HttpMethod.Patch, ConfigMaps.PathTo("one"), "{}", "application/json").Fails(415, "UnsupportedMediaType");
    }

    [Theory, Checklist(17)]
    [InlineData("""{"finalizers":["a/b","a/b"]}""", """{"finalizers":["a/b","a/b"]}""")]
    [InlineData("""{"ownerReferences":[{"apiVersion":"v1","kind":"A","name":"a","uid":"u"},{"apiVersion":"v1","kind":"A","name":"b","uid":"u","controller":null}]}""",
        """{"ownerReferences":[{"apiVersion":"v1","kind":"A","name":"a","uid":"u"},{"apiVersion":"v1","kind":"A","name":"b","uid":"u"}]}""")]
    [InlineData("""{"ownerReferences":[{"$patch":"delete","uid":"u"},{"apiVersion":"v1","kind":"A","name":"b","uid":"v"},{"$patch":"merge","uid":"w"}]}""",
        """{"ownerReferences":[{"apiVersion":"v1","kind":"A","name":"b","uid":"v"}]}""")]
    public async Task A_list_that_is_not_there_yet_is_taken_as_it_is(string given, string stored)
    {
        await CreateAsync(ConfigMaps, "one");

        var patched = await Api.StrategicMergePatchAsync(ConfigMaps.PathTo("one") + "?dryRun=All", "{\"metadata\":" + given + "}").Returns(200);

        foreach (var (member, value) in JsonNode.Parse(stored)!.AsObject())
            patched.At("metadata", member).ShouldBe(value!.ToJsonString());
    }
}
