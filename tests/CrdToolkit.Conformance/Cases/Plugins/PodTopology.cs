namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>A pod has the labels of its node that tell where it is (PodTopologyLabels).</summary>
public sealed class PodTopology(ServerUnderTest server) : PluginCase(server)
{
    private const string Zone = "topology.kubernetes.io/zone";
    private const string Region = "topology.kubernetes.io/region";

    private static Resource Nodes => new("", "v1", "Node", "nodes", null);

    [Fact, Checklist(65)]
    public async Task A_pod_that_is_bound_gets_the_labels_of_its_node()
    {
        Server.LabDeviates(NoPlugins);
        await CreateNodeAsync();
        await Api.PostAsync(Pods.Path, Pod("web").With("metadata.labels", $$"""{"{{Zone}}":"elsewhere","a":"b"}""")).Returns(201);

        await BindAsync("web", "Node", """{"labels":{"c":"d"},"annotations":{"e":"f"}}""").Returns(201);

        var bound = await Api.GetAsync(Pods.PathTo("web")).Returns(200);
        bound.At("metadata.labels").ShouldBe($$"""{"{{Zone}}":"a","{{Region}}":"north","a":"b","c":"d"}""");
        Assert.Equal("f", bound.Text("metadata.annotations.e"));
        Assert.Equal(Namespace, bound.Text("spec.nodeName"));
    }

    [Fact, Checklist(65)]
    public async Task A_pod_that_is_made_for_a_node_gets_them_too()
    {
        Server.LabDeviates(NoPlugins);
        await CreateNodeAsync();

        var made = await CreatePodAsync("web", $$"""{"nodeName":"{{Namespace}}"}""");
        var waiting = await CreatePodAsync("waiting");
        var lost = await CreatePodAsync("lost", """{"nodeName":"nowhere"}""");

        made.At("metadata.labels").ShouldBe($$"""{"{{Zone}}":"a","{{Region}}":"north"}""");
        Assert.Null(waiting.At("metadata.labels"));
        Assert.Null(lost.At("metadata.labels"));
    }

    [Fact, Checklist(65)]
    public async Task What_is_bound_to_no_node_gets_none()
    {
        Server.LabDeviates(NoPlugins);
        await CreateNodeAsync();
        await CreatePodAsync("web");

        await BindAsync("web", "", "{}").Returns(201);

        Assert.Null((await Api.GetAsync(Pods.PathTo("web")).Returns(200)).At("metadata.labels"));
    }

    private Task<ApiResponse> BindAsync(string pod, string kind, string metadata) => Api.PostAsync(
        Pods.PathTo(pod, "binding"),
        JsonNode.Parse($$$"""{"apiVersion":"v1","kind":"Binding","metadata":{{{metadata}}},"target":{"kind":"{{{kind}}}","name":"{{{Namespace}}}"} }""")!.AsObject());

    private async Task CreateNodeAsync()
    {
        DeleteAfterwards(Nodes.PathTo(Namespace));
        await CreateAsync(Nodes, Namespace, $$$"""{"metadata":{"labels":{"{{{Zone}}}":"a","{{{Region}}}":"north","kubernetes.io/hostname":"one"} } }""");
    }
}
