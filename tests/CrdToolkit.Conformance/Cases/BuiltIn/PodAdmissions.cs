namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>What the API server's own admission sets in pods.</summary>
public sealed class PodAdmissions(ServerUnderTest server) : ConformanceCase(server)
{
    private const string NoPlugins = "it has no admission of its own but that of namespaces and webhooks.";
    private const string Containers = """ "containers":[{"name":"a","image":"a:1"}] """;

    private Resource Pods => BuiltIn("", "v1", "Pod", "pods");

    private static Resource Classes => new("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", null);

    [Fact, Checklist(39)]
    public async Task It_stays_on_lost_nodes_for_five_minutes()
    {
        Server.LabDeviates(NoPlugins);

        var created = await CreateAsync(Pods, "one", $$$"""{"spec":{ {{{Containers}}},"tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute"}]}}""");

        created.At("spec.tolerations").ShouldBe("""
            [{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute"},
             {"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}]
            """);
    }

    [Fact, Checklist(39)]
    public async Task Its_class_gives_its_priority()
    {
        Server.LabDeviates(NoPlugins);
        await CreateAsync(Classes, Namespace, """{"value":7,"preemptionPolicy":"Never"}""");
        DeleteAfterwards(Classes.PathTo(Namespace));

        var created = await CreateAsync(Pods, "one", $$$"""{"spec":{ {{{Containers}}},"priorityClassName":"{{{Namespace}}}"}}""");
        var system = await CreateAsync(Pods, "two", $$$"""{"spec":{ {{{Containers}}},"priorityClassName":"system-node-critical"}}""");

        Assert.Equal((7, "Never"), (created.Number("spec.priority"), created.Text("spec.preemptionPolicy")));
        Assert.Equal(2_000_001_000, system.Number("spec.priority"));
        (await Api.PostAsync(Pods.Path, Pods.New("three", $$$"""{"spec":{ {{{Containers}}},"priorityClassName":"none"}}""")).Fails(403, "Forbidden"))
            .Says("pods \"three\" is forbidden: no PriorityClass with name none was found");
    }

    [Fact, Checklist(65)]
    public async Task What_its_class_says_it_cannot_say_otherwise()
    {
        Server.LabDeviates(NoPlugins);

        (await Api.PostAsync(Pods.Path, Pods.New("one", $$$"""{"spec":{ {{{Containers}}},"priority":5}}""")).Fails(403, "Forbidden"))
            .Says("pods \"one\" is forbidden: the integer value of priority (5) must not be provided in pod spec; "
                + "priority admission controller computed 0 from the given PriorityClass name");
        (await Api.PostAsync(Pods.Path, Pods.New("one", $$$"""{"spec":{ {{{Containers}}},"preemptionPolicy":"Never"}}""")).Fails(403, "Forbidden"))
            .Says("pods \"one\" is forbidden: the string value of PreemptionPolicy (Never) must not be provided in pod spec; "
                + "priority admission controller computed PreemptLowerPriority from the given PriorityClass name");
    }

    [Fact, Checklist(33)]
    public async Task The_API_server_has_a_service()
    {
        Server.LabDeviates("there is no `kubernetes` Service.");

        var service = await Api.GetAsync("/api/v1/namespaces/default/services/kubernetes").Returns(200);
        var slice = await Api.GetAsync("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes").Returns(200);

        Assert.Equal(443, service.Number("spec.ports.0.port"));
        Assert.Equal("kubernetes", slice.Text("metadata.labels", "kubernetes.io/service-name"));
    }
}
