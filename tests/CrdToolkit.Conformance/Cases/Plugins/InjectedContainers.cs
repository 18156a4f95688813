namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>What webhooks add to a pod goes through the plugins, too: they are asked again when a webhook has changed something.</summary>
public sealed class InjectedContainers(ServerUnderTest server, WebhookServer webhooks) : Admission.WebhookCase(server, webhooks)
{
    private const string NoPlugins = "it has no admission of its own but that of namespaces, webhooks and policies.";
    private const string RulesOfPods = """{"rules":[{"apiGroups":[""],"apiVersions":["v1"],"resources":["pods"],"operations":["CREATE"]}]}""";

    private Resource Pods => BuiltIn("", "v1", "Pod", "pods");

    [Fact, Checklist(65)]
    public async Task A_container_that_a_webhook_adds_gets_the_token_from_the_same_volume()
    {
        Server.LabDeviates(NoPlugins);
        await MutateAsync(_ => Patched("""[{"op":"add","path":"/spec/containers/-","value":{"name":"side","image":"example.com/side:1"}}]"""), RulesOfPods);

        var pod = await CreateAsync(Pods, "one", """{"spec":{"containers":[{"name":"main","image":"example.com/main:1"}]}}""");

        var volume = Assert.Single(pod.At("spec.volumes")!.AsArray()).Text("name");
        Assert.Equal((volume, volume), (pod.Text("spec.containers.0.volumeMounts.0.name"), pod.Text("spec.containers.1.volumeMounts.0.name")));
    }

    [Fact, Checklist(65)]
    public async Task A_webhook_sees_what_the_plugins_have_set()
    {
        Server.LabDeviates(NoPlugins);
        var seen = new Admission.SeenRequests();
        await MutateAsync(
            request =>
            {
                seen.Add(request);
                return Allowed();
            },
            RulesOfPods);

        await CreateAsync(Pods, "one", """{"spec":{"containers":[{"name":"main","image":"example.com/main:1"}]}}""");

        Assert.Equal(("default", 0), (seen[0].Text("object.spec.serviceAccountName"), seen[0].Number("object.spec.priority")));
        Assert.NotNull(seen[0].At("object.spec.volumes.0.projected"));
    }
}
