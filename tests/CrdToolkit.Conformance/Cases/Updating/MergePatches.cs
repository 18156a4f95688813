namespace CrdToolkit.Conformance.Cases.Updating;

/// <summary>JSON merge patch.</summary>
public sealed class MergePatches(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(17)]
    public async Task Objects_are_merged_lists_replaced_nulls_removed()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"spec":{"color":"red","replicas":1,"tags":["a","b"],"settings":{"x":"1","y":"2"}}}""");

        var patched = await Api.MergePatchAsync(
            widgets.PathTo("one"), """{"spec":{"replicas":2,"color":null,"tags":["c"],"settings":{"y":null,"z":"3"}}}""").Returns(200);

        patched.At("spec").ShouldBe("""{"replicas":2,"tags":["c"],"settings":{"x":"1","z":"3"}}""");
        Assert.Equal(2, patched.Generation());
    }

    [Fact, Checklist(17)]
    public async Task An_object_that_does_not_exist_is_not_created()
    {
        var widgets = await WidgetsAsync();

        await Api.MergePatchAsync(widgets.PathTo("ghost"), "{}").Fails(404, "NotFound");
    }

    [Fact, Checklist(18)]
    public async Task A_stale_resource_version_in_the_patch_is_a_conflict()
    {
        var widgets = await WidgetsAsync();
        var stale = await CreateAsync(widgets, "one");
        var current = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"red"}}""").Returns(200);

        await Api.MergePatchAsync(widgets.PathTo("one"), Patch(stale.ResourceVersion())).Fails(409, "Conflict");

        await Api.MergePatchAsync(widgets.PathTo("one"), Patch(current.ResourceVersion())).Returns(200);
    }

    [Fact, Checklist(18)]
    public async Task A_null_resource_version_means_unconditional_where_the_kind_allows_that()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        await CreateAsync(ConfigMaps, "one");

        var refusal = await Api.MergePatchAsync(
            widgets.PathTo("one"), """{"metadata":{"resourceVersion":null},"spec":{"color":"red"}}""").Fails(422, "Invalid");
        var patched = await Api.MergePatchAsync(
            ConfigMaps.PathTo("one"), """{"metadata":{"resourceVersion":null},"data":{"a":"1"}}""").Returns(200);

        refusal.HasCause("metadata.resourceVersion", "FieldValueInvalid", "Invalid value: 0: must be specified for an update");
        Assert.Equal("1", patched.Text("data.a"));
    }

    [Fact, Checklist(18)]
    public async Task Concurrent_patches_without_a_resource_version_all_succeed()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Api.MergePatchAsync(
            widgets.PathTo("one"), $$$$"""{"spec":{"settings":{"key{{{{number}}}}":"x"}}}""").Returns(200)));

        Assert.Equal(10, (await ReadAsync(widgets, "one")).At("spec.settings")!.AsObject().Count);
    }

    [Fact, Checklist(14)]
    public async Task The_uid_cannot_change()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        const string Other = "11111111-2222-3333-4444-555555555555";

        var refusal = await Api.MergePatchAsync(widgets.PathTo("one"), $$$"""{"metadata":{"uid":"{{{Other}}}"}}""").Fails(422, "Invalid");

        refusal.HasCause("metadata.uid", "FieldValueInvalid", $"Invalid value: \"{Other}\": field is immutable");
    }

    [Fact, Checklist(16)]
    public async Task The_name_cannot_change()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"name":"two"}}""").Fails(400, "BadRequest");
    }

    [Theory, Checklist(17)]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task What_is_no_merge_patch_is_refused(string patch)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        await Api.MergePatchAsync(widgets.PathTo("one"), patch).Fails(400, "BadRequest");
    }

    [Theory, Checklist(16)]
    [InlineData("\"2001-01-01T00:00:00Z\"")]
    [InlineData("null")]
    public async Task The_creation_timestamp_is_restored(string time)
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var patched = await Api.MergePatchAsync(widgets.PathTo("one"), $$$"""{"metadata":{"creationTimestamp":{{{time}}}}}""").Returns(200);

        patched.ShouldBe(created.ToJsonString());
    }

    private static string Patch(string resourceVersion) =>
        $$$"""{"metadata":{"resourceVersion":"{{{resourceVersion}}}"},"spec":{"color":"blue"}}""";
}
