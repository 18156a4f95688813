using System.Collections.Concurrent;

namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>Which requests a webhook is asked about.</summary>
public sealed class WebhookMatching(ServerUnderTest server, WebhookServer webhooks) : WebhookCase(server, webhooks)
{
    private readonly ConcurrentQueue<JsonObject> seen = [];

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

        Assert.Equal(2, seen.Count);
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
            seen.Enqueue(request);
            return Allowed();
        },
        members);

    private static string Rule(
        string group, string resources, string operations = "\"*\"", string version = "v1", string policy = "Equivalent", string more = "") => $$$"""
        {"matchPolicy":"{{{policy}}}",
         "rules":[{"apiGroups":["{{{group}}}"],"apiVersions":["{{{version}}}"],"resources":["{{{resources}}}"],"operations":[{{{operations}}}]{{{more}}}}]}
        """;
}
