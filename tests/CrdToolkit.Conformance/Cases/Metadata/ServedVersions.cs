namespace CrdToolkit.Conformance.Cases.Metadata;

/// <summary>Several versions of one kind, without a converter.</summary>
public sealed class ServedVersions(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(9)]
    public async Task A_version_that_is_not_served_is_not_found()
    {
        var widgets = await DefineAsync(definition => definition.WithVersion("v2", served: false));
        var hidden = widgets with { Version = "v2" };

        Assert.Equal(404, (await Api.GetAsync(hidden.Path)).Code);
        Assert.Equal(404, (await Api.GetAsync(hidden.PathTo("one"))).Code);
        Assert.Equal(404, (await Api.GetAsync(hidden.Path + "?watch=true")).Code);
        Assert.Equal(404, (await Api.PostAsync(hidden.Path, hidden.New("one"))).Code);
        var group = await Api.GetAsync($"/apis/{Group}").Returns(200);
        Assert.Equal(["v1"], group.At("versions")!.AsArray().Select(version => version.Text("version")));
    }

    [Fact, Checklist(9, 63)]
    public async Task Each_served_version_gives_the_same_object_under_its_own_api_version()
    {
        var first = await DefineAsync(definition => definition.WithVersion("v2"));
        var second = first with { Version = "v2" };

        var created = await CreateAsync(first, "one", """{"spec":{"color":"red"}}""");
        var read = await ReadAsync(second, "one");

        Assert.Equal($"{Group}/v2", read.Text("apiVersion"));
        read.With("apiVersion", $"\"{Group}/v1\"").Without("metadata.managedFields")
            .ShouldBe(created.Without("metadata.managedFields").ToJsonString());
        Assert.Equal([$"{Group}/v2"], (await Api.GetAsync(
            second.Path).Returns(200)).At("items")!.AsArray().Select(item => item.Text("apiVersion")));
    }

    [Fact, Checklist(63, 55)]
    public async Task A_watch_of_a_version_sees_writes_through_another()
    {
        var first = await DefineAsync(definition => definition.WithVersion("v2"));
        await using var watch = await Api.WatchAsync((first with { Version = "v2" }).Path);

        await CreateAsync(first, "one");

        var added = await watch.NextAsync("ADDED", "one");
        Assert.Equal($"{Group}/v2", added.Object.Text("apiVersion"));
    }

    [Fact, Checklist(12)]
    public async Task A_deprecated_version_warns_on_every_answer()
    {
        var widgets = await DefineAsync(definition => definition.With("spec.versions.0.deprecated", "true"));

        var created = (await Api.PostAsync(widgets.Path, widgets.New("one"))).Expect(201);
        var read = (await Api.GetAsync(widgets.PathTo("one"))).Expect(200);

        Assert.Equal([$"{Group}/v1 Widget is deprecated"], created.Warnings);
        Assert.Equal([$"{Group}/v1 Widget is deprecated"], read.Warnings);
    }

    [Fact, Checklist(12)]
    public async Task A_deprecation_names_its_replacement()
    {
        var widgets = await DefineAsync(
            definition => definition.With("spec.versions.0.deprecated", "true").WithVersion("v2").With("spec.versions.1.deprecated", "false"));

        Assert.Equal([$"{Group}/v1 Widget is deprecated; use {Group}/v2 Widget"], (await Api.GetAsync(widgets.Path)).Warnings);
        Assert.Empty((await Api.GetAsync((widgets with { Version = "v2" }).Path)).Warnings);
    }

    [Fact, Checklist(12)]
    public async Task A_deprecation_warning_of_its_own_is_told_verbatim()
    {
        var widgets = await DefineAsync(definition => definition
            .With("spec.versions.0.deprecated", "true").With("spec.versions.0.deprecationWarning", "\"use \\\"gadgets\\\" instead\""));

        Assert.Equal(["use \"gadgets\" instead"], (await Api.GetAsync(widgets.Path)).Warnings);
    }

    [Fact, Checklist(9, 61)]
    public async Task A_version_that_is_no_longer_served_is_gone_everywhere()
    {
        const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        var widgets = await DefineAsync(definition => definition.WithVersion("v2"));
        var hidden = widgets with { Version = "v2" };
        await CreateAsync(widgets, "one");

        await Api.JsonPatchAsync(
            Resource.Definitions.PathTo(widgets.DefinitionName), """[{"op":"replace","path":"/spec/versions/1/served","value":false}]""").Returns(200);

        await Api.EventuallyAsync(hidden.Path, answer => answer.Code == 404);
        await Api.EventuallyAsync(hidden.VersionPath, answer => answer.Code == 404);
        await Api.UntilAsync(() => Api.GetAsync("/apis", Aggregated), answer => answer.Body.At("items")!.AsArray()
            .Single(group => group.Name() == Group).At("versions")!.AsArray().Count == 1);
        Assert.Equal(404, (await Api.PutAsync(hidden.PathTo("one"), hidden.New("one"))).Code);
        Assert.Equal(404, (await Api.MergePatchAsync(hidden.PathTo("one"), "{}")).Code);
        Assert.Equal(404, (await Api.DeleteAsync(hidden.PathTo("one"))).Code);
        Assert.Equal(404, (await Api.DeleteAsync(hidden.Path)).Code);
        await ReadAsync(widgets, "one");
    }

    [Fact, Checklist(39, 63)]
    public async Task A_read_gives_the_defaults_of_the_version_that_is_stored()
    {
        static string Schema(string size) => """
            {"type":"object","properties":{"spec":{"type":"object","properties":{"color":{"type":"string"},"size":{"type":"string","default":"%"}}}}}
            """.Replace("%", size, StringComparison.Ordinal);
        var first = await DefineAsync(definition => definition.Schema(Schema("small")).WithVersion("v2", schema: Schema("big")));
        var second = first with { Version = "v2" };

        await CreateAsync(first, "one", """{"spec":{}}""");
        await CreateAsync(second, "two", """{"spec":{}}""");

        foreach (var version in (Resource[])[first, second])
        {
            Assert.Equal("small", (await ReadAsync(version, "one")).Text("spec.size"));
            Assert.Equal("big", (await ReadAsync(version, "two")).Text("spec.size"));
        }
    }
}
