namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>Which requests a webhook is asked about.</summary>
public sealed class WebhookMatching(ServerUnderTest server, WebhookServer webhooks) : WebhookCase(server, webhooks)
{
    private readonly SeenRequests seen = new();

    [Fact, Checklist(65)]
    public async Task Operations_are_those_of_the_rule()
    {
        await RecordAsync(Rule("", "configmaps", operations: "\"UPDATE\",\"DELETE\""));

        await CreateAsync(ConfigMaps, "a");
        await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"data":{"a":"b"}}""").Returns(200);
        await Api.DeleteAsync(ConfigMaps.PathTo("a")).Returns(200);

        Assert.Equal(["UPDATE", "DELETE"], seen.Select(request => request.Text("operation")));
    }

    [Fact, Checklist(65)]
    public async Task Objects_are_selected_by_labels_before_or_after()
    {
        await RecordAsync("""{"objectSelector":{"matchExpressions":[{"key":"watched","operator":"Exists"}]}}""");

        await CreateAsync(ConfigMaps, "a");
        await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"metadata":{"labels":{"watched":"1"}}}""").Returns(200);
        await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"metadata":{"labels":{"watched":null}}}""").Returns(200);
        await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"data":{"a":"b"}}""").Returns(200);

        // A server that starts from an old copy asks about that copy too: about the last change as one of a watched object.
        Assert.Equal(
            [(false, true), (true, false)],
            seen.All.Select(request => (IsWatched(request.At("oldObject")), IsWatched(request.At("object")))).Distinct().Except([(true, true)]));

        static bool IsWatched(JsonNode? value) => value.At("metadata.labels.watched") is not null;
    }

    [Fact, Checklist(65)]
    public async Task Namespaces_are_selected_by_their_labels()
    {
        await RecordAsync("{}");
        var elsewhere = Resource.ConfigMaps(await CreateNamespaceAsync());

        await CreateAsync(elsewhere, "a");
        await CreateAsync(ConfigMaps, "a");

        Assert.Equal([Namespace], seen.Select(request => request.Text("namespace")));
    }

    [Fact, Checklist(65)]
    public async Task Subresources_are_asked_for_by_name()
    {
        var widgets = await DefineAsync(definition => definition.WithScale());
        await RecordAsync(Rule(widgets.Group, "widgets/status\",\"widgets/scale"));
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");

        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"replicas":2}}""").Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Ready"}}""").Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one", "scale"), """{"spec":{"replicas":3}}""").Returns(200);

        Assert.Equal(["status", "scale"], seen.Select(request => request.Text("subResource")));
        Assert.Equal(["Widget", "Scale"], seen.Select(request => request.Text("kind.kind")));
        Assert.Equal(["Widget", "Scale"], seen.Select(request => request.Text("object.kind")));
        Assert.Equal(3, seen.Last().Number("object.spec.replicas"));
    }

    [Theory, Checklist(65)]
    [InlineData("pods", "eviction", "policy", "Eviction", """{"deleteOptions":{"dryRun":["All"]}}""")]
    [InlineData("pods", "binding", "", "Binding", """{"target":{"kind":"Node","name":"n"}}""")]
    [InlineData("serviceaccounts", "token", "authentication.k8s.io", "TokenRequest", """{"spec":{"audiences":["me"]}}""")]
    public async Task What_is_created_in_a_subresource_is_shown(string plural, string subresource, string group, string kind, string body)
    {
        var resource = BuiltIn("", "v1", plural == "pods" ? "Pod" : "ServiceAccount", plural);
        await CreateAsync(resource, "one", plural == "pods" ? """{"spec":{"containers":[{"name":"a","image":"a"}]}}""" : "{}");
        await RecordAsync(Rule("", $"{plural}/{subresource}"));

        await Api.PostAsync(resource.PathTo("one", subresource), JsonNode.Parse(body)!).Returns(201);

        var request = Assert.Single(seen);
        Assert.Equal("CREATE", request.Text("operation"));
        Assert.Equal("one", request.Text("name"));
        Assert.Equal(Namespace, request.Text("namespace"));
        Assert.Equal(plural, request.Text("resource.resource"));
        Assert.Equal(subresource, request.Text("subResource"));
        Assert.Equal(kind, request.Text("kind.kind"));
        Assert.Equal(group, request.Text("kind.group"));
        Assert.Equal(group.Length == 0 ? "v1" : $"{group}/v1", request.Text("object.apiVersion"));
        Assert.Equal(kind, request.Text("object.kind"));
        Assert.Equal(Namespace, request.Text("object.metadata.namespace"));
        Assert.Equal("CreateOptions", request.Text("options.kind"));
        Assert.Null(request.At("oldObject"));
    }

    [Fact, Checklist(65)]
    public async Task A_refused_eviction_leaves_the_pod()
    {
        var pods = BuiltIn("", "v1", "Pod", "pods");
        await CreateAsync(pods, "one", """{"spec":{"containers":[{"name":"a","image":"a"}]}}""");
        var name = await ValidateAsync(_ => Denied("""{"message":"stay"}"""), Rule("", "pods/eviction"));

        var eviction = JsonNode.Parse("""{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"one"}}""")!;
        (await Api.PostAsync(pods.PathTo("one", "eviction"), eviction).Fails(400, null))
            .Says($"admission webhook \"{name}\" denied the request: stay");

        Assert.Null((await ReadAsync(pods, "one")).At("metadata.deletionTimestamp"));
    }

    [Fact, Checklist(65)]
    public async Task A_mutated_binding_leads_elsewhere()
    {
        var pods = BuiltIn("", "v1", "Pod", "pods");
        await CreateAsync(pods, "one", """{"spec":{"containers":[{"name":"a","image":"a"}]}}""");
        await MutateAsync(_ => Patched("""[{"op":"replace","path":"/target/name","value":"other"}]"""), Rule("", "pods/binding"));

        await Api.PostAsync(pods.PathTo("one", "binding"), JsonNode.Parse("""{"metadata":{"name":"one"},"target":{"kind":"Node","name":"n"}}""")!).Returns(201);

        Assert.Equal("other", (await ReadAsync(pods, "one")).Text("spec.nodeName"));
    }

    [Fact, Checklist(65)]
    public async Task The_managers_of_the_fields_are_shown()
    {
        await RecordAsync("{}");

        await CreateAsync(ConfigMaps, "a", """{"data":{"b":"c"}}""");
        await Api.MergePatchAsync(ConfigMaps.PathTo("a") + "?fieldManager=patcher", """{"data":{"a":"b"}}""").Returns(200);
        await Api.DeleteAsync(ConfigMaps.PathTo("a")).Returns(200);

        var (create, update, delete) = (seen[0], seen[1], seen[2]);
        Assert.Equal("conformance", create.Text("object.metadata.managedFields.0.manager"));
        Assert.Equal("conformance", update.Text("oldObject.metadata.managedFields.0.manager"));
        Assert.Equal("patcher", update.Text("object.metadata.managedFields.1.manager"));
        Assert.Equal("patcher", delete.Text("oldObject.metadata.managedFields.1.manager"));
    }

    [Fact, Checklist(65)]
    public async Task The_scope_of_a_rule_counts()
    {
        await RecordAsync(Rule("", "configmaps", more: ""","scope":"Cluster" """));

        await CreateAsync(ConfigMaps, "a");

        Assert.Empty(seen);
    }

    [Theory, Checklist(65)]
    [InlineData("Equivalent", "v1beta1")]
    [InlineData("Exact", null)]
    public async Task A_rule_for_another_version_matches_if_its_policy_says_so(string policy, string? version)
    {
        var widgets = await DefineAsync(definition => definition.WithVersion("v1beta1"));
        await RecordAsync(Rule(widgets.Group, "widgets", version: "v1beta1", policy: policy));

        await CreateAsync(widgets, "one");

        Assert.Equal(version is null ? [] : [version], seen.Select(request => request.Text("resource.version")));
        Assert.Equal(version is null ? [] : [$"{widgets.Group}/{version}"], seen.Select(request => request.Text("object.apiVersion")));
        Assert.Equal(version is null ? [] : ["v1"], seen.Select(request => request.Text("requestResource.version")));
    }

    [Fact, Checklist(65)]
    public async Task Webhook_configurations_themselves_are_exempt()
    {
        await RecordAsync("""{"namespaceSelector":{},"rules":[{"apiGroups":["admissionregistration.k8s.io"],"apiVersions":["*"],"resources":["*"],"operations":["*"]}]}""");
        var configurations = new Resource("admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations", null);

        await CreateAsync(configurations, Namespace);
        DeleteAfterwards(configurations.PathTo(Namespace));

        Assert.DoesNotContain(seen, request => request.Text("name") == Namespace);
    }

    [Fact, Checklist(65)]
    public async Task A_service_reference_leads_to_the_service()
    {
        var services = new Resource("", "v1", "Service", "services", "webhooks");
        await Api.PostAsync(Resource.Namespaces.Path, Resource.Namespaces.New("webhooks"));
        await Api.PostAsync(services.Path, services.New("hook", """{"spec":{"type":"ExternalName","externalName":"127.0.0.1"}}"""));
        DeleteAfterwards(Resource.Namespaces.PathTo("webhooks"));
        await RecordAsync($$$"""
            {"clientConfig":{"service":{"namespace":"webhooks","name":"hook","path":"PATH","port":{{{Webhooks.Port}}}},"caBundle":"{{{Webhooks.CaBundle}}}"}}
            """);

        await CreateAsync(ConfigMaps, "a");

        Assert.Single(seen);
    }

    private Task RecordAsync(string members) => ValidateAsync(
        request =>
        {
            seen.Add(request);
            return Allowed();
        },
        members);

    private static string Rule(
        string group, string resources, string operations = "\"*\"", string version = "v1", string policy = "Equivalent", string more = "") => $$$"""
        {"matchPolicy":"{{{policy}}}",
         "rules":[{"apiGroups":["{{{group}}}"],"apiVersions":["{{{version}}}"],"resources":["{{{resources}}}"],"operations":[{{{operations}}}]{{{more}}}}]}
        """;
}
