namespace CrdToolkit.Conformance.Cases.Discovering;

/// <summary>What clients learn about the server and its kinds.</summary>
public sealed class Discovery(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    [Fact, Checklist(61)]
    public async Task Groups_list_their_served_versions_by_priority()
    {
        await DefineAsync(definition => definition.WithVersion("v2").WithVersion("v2beta1"));

        var group = await Api.EventuallyAsync(
            $"/apis/{Group}", answer => answer.Code == 200 && answer.Body.At("versions")!.AsArray().Count == 3);
        var groups = await Api.GetAsync("/apis").Returns(200);

        Assert.Equal(("APIGroup", "v1", Group), (group.Body.Text("kind"), group.Body.Text("apiVersion"), group.Body.Text("name")));
        Assert.Equal(["v2", "v1", "v2beta1"], group.Body.At("versions")!.AsArray().Select(version => version.Text("version")));
        Assert.Equal(
            (Group + "/v2", "v2"), (group.Body.Text("preferredVersion.groupVersion"), group.Body.Text("preferredVersion.version")));
        Assert.Equal("APIGroupList", groups.Text("kind"));
        Assert.Contains(groups.At("groups")!.AsArray(), one => one.Text("name") == Group);
    }

    [Fact, Checklist(61)]
    public async Task A_version_lists_its_resources()
    {
        var widgets = await DefineAsync();

        var list = await Api.GetAsync(widgets.VersionPath).Returns(200);

        Assert.Equal(
            ("APIResourceList", "v1", widgets.ApiVersion), (list.Text("kind"), list.Text("apiVersion"), list.Text("groupVersion")));
        var resource = list.At("resources")!.AsArray().Single(one => one.Text("name") == "widgets");
        Assert.Equal(
            ("widget", "Widget", true), (resource.Text("singularName"), resource.Text("kind"), resource.At("namespaced")!.GetValue<bool>()));
        Assert.Equal(
            ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"], resource.Texts("verbs").Order(StringComparer.Ordinal));
        var status = list.At("resources")!.AsArray().Single(one => one.Text("name") == "widgets/status");
        Assert.Equal(["get", "patch", "update"], status.Texts("verbs").Order(StringComparer.Ordinal));
        Assert.Equal("Widget", status.Text("kind"));
    }

    [Fact, Checklist(61)]
    public async Task The_aggregated_form_has_it_all_in_one_answer()
    {
        var widgets = await DefineAsync();

        var answer = await Api.UntilAsync(
            () => Api.GetAsync("/apis", Aggregated), answer => answer.Body.At("items")!.AsArray().Any(group => group.Name() == Group));

        Assert.Equal(("APIGroupDiscoveryList", "apidiscovery.k8s.io/v2"), (answer.Body.Text("kind"), answer.Body.Text("apiVersion")));
        var version = answer.Body.At("items")!.AsArray().Single(group => group.Name() == Group).At("versions.0")!;
        Assert.Equal(("v1", "Current"), (version.Text("version"), version.Text("freshness")));
        var resource = Assert.Single(version.At("resources")!.AsArray());
        Assert.Equal(
            ("widgets", "Namespaced", "widget"), (resource.Text("resource"), resource.Text("scope"), resource.Text("singularResource")));
        resource.At("responseKind").ShouldBe($$"""{"group":"{{Group}}","version":"v1","kind":"Widget"}""");
        Assert.Equal("status", resource.Text("subresources.0.subresource"));
    }

    [Fact, Checklist(61)]
    public async Task The_core_group_is_discovered_in_both_forms()
    {
        var plain = await Api.GetAsync("/api").Returns(200);
        var resources = await Api.GetAsync("/api/v1").Returns(200);
        var aggregated = await Api.GetAsync("/api", Aggregated).Returns(200);

        Assert.Equal("APIVersions", plain.Text("kind"));
        Assert.Equal(["v1"], plain.Texts("versions"));
        var configMaps = resources.At("resources")!.AsArray().Single(one => one.Text("name") == "configmaps");
        Assert.Equal(["cm"], configMaps.Texts("shortNames"));
        Assert.Contains(aggregated.At("items.0.versions.0.resources")!.AsArray(), one => one.Text("resource") == "configmaps");
    }

    [Fact, Checklist(61)]
    public async Task The_server_tells_its_version_and_health()
    {
        var version = await Api.GetAsync("/version").Returns(200);

        Assert.Equal("1", version.Text("major"));
        Assert.Matches(@"^v1\.\d+\.", version.Text("gitVersion"));
        foreach (var path in new[] { "/healthz", "/livez", "/readyz" })
        {
            Assert.Equal((200, "ok"), ((await Api.GetAsync(path)).Code, (await Api.GetAsync(path)).Text));
        }
    }

    [Fact, Checklist(61)]
    public async Task A_path_that_does_not_exist_is_not_found()
    {
        Assert.Equal(404, (await Api.GetAsync("/apis/nothing.example/v1")).Code);
        Assert.Equal(404, (await Api.GetAsync("/apis/nothing.example/v1/namespaces/default/things")).Code);
        Assert.Equal(404, (await Api.GetAsync("/nothing")).Code);
        Assert.Equal(404, (await Api.GetAsync("/api/v1/namespaces/default/things")).Code);
    }

    [Fact, Checklist(61)]
    public async Task A_verb_that_a_resource_lacks_is_not_allowed()
    {
        await Api.PutAsync(ConfigMaps.Path, ConfigMaps.New("one")).Fails(405, "MethodNotAllowed");
        await Api.PostAsync(ConfigMaps.PathTo("one"), ConfigMaps.New("one")).Fails(405, "MethodNotAllowed");
    }

    [Fact, Checklist(26, 61)]
    public async Task The_aggregated_form_tells_the_subresources()
    {
        var widgets = await DefineAsync(definition => definition.WithScale().With("spec.names.shortNames", """["wd"]""").With("spec.names.categories", """["all"]"""));

        var answer = await Api.UntilAsync(
            () => Api.GetAsync("/apis", Aggregated), answer => answer.Body.At("items")!.AsArray().Any(group => group.Name() == widgets.Group));

        var resource = answer.Body.At("items")!.AsArray().Single(group => group.Name() == Group).At("versions.0.resources.0");
        Assert.Equal(["wd"], resource.Texts("shortNames"));
        Assert.Equal(["all"], resource.Texts("categories"));
        Assert.Equal(["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"], resource.Texts("verbs").Order(StringComparer.Ordinal));
        var scale = resource.At("subresources")!.AsArray().Single(one => one.Text("subresource") == "scale");
        scale.At("responseKind").ShouldBe("""{"group":"autoscaling","version":"v1","kind":"Scale"}""");
        Assert.Equal(["get", "patch", "update"], scale.Texts("verbs").Order(StringComparer.Ordinal));
    }

    [Theory, Checklist(61)]
    [InlineData("application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList", 406, "Status")]
    [InlineData("application/json;g=apidiscovery.k8s.io;v=v9;as=APIGroupDiscoveryList", 406, "Status")]
    [InlineData("application/json;g=apidiscovery.k8s.io;v=v9;as=APIGroupDiscoveryList,application/json", 200, "APIGroupList")]
    public async Task The_aggregated_form_comes_in_one_version(string accept, int code, string kind) =>
        Assert.Equal(kind, (await Api.GetAsync("/apis", accept)).Expect(code).Body.Text("kind"));
}
