namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>Default classes, classes of runtimes, and what new nodes get.</summary>
[Collection(nameof(DefaultClassCases))]
public sealed class ClassesAndNodes(ServerUnderTest server) : PluginCase(server)
{
    private static Resource StorageClasses => new("storage.k8s.io", "v1", "StorageClass", "storageclasses", null);

    private static Resource IngressClasses => new("networking.k8s.io", "v1", "IngressClass", "ingressclasses", null);

    private static Resource RuntimeClasses => new("node.k8s.io", "v1", "RuntimeClass", "runtimeclasses", null);

    private Resource Ingresses => BuiltIn("networking.k8s.io", "v1", "Ingress", "ingresses");

    [Fact, Checklist(65)]
    public async Task A_claim_that_names_no_storage_class_gets_the_default_one()
    {
        Server.LabDeviates(NoPlugins);
        await ClassAsync(StorageClasses, $"{Namespace}-plain", """{"provisioner":"none.example"}""");
        await ClassAsync(
            StorageClasses, $"{Namespace}-default", """{"provisioner":"none.example","metadata":{"annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}""");

        var plain = await CreateAsync(Claims, "one", Claim());
        var none = await CreateAsync(Claims, "two", Claim(""","storageClassName":"" """));

        Assert.Equal($"{Namespace}-default", plain.Text("spec.storageClassName"));
        Assert.Equal("", none.Text("spec.storageClassName"));
    }

    [Fact, Checklist(65)]
    public async Task An_ingress_that_names_no_class_gets_the_default_one()
    {
        Server.LabDeviates(NoPlugins);
        await ClassAsync(
            IngressClasses, $"{Namespace}-default",
            """{"metadata":{"annotations":{"ingressclass.kubernetes.io/is-default-class":"true"}},"spec":{"controller":"none.example/ingress"}}""");
        const string Spec = """ "spec":{"defaultBackend":{"service":{"name":"a","port":{"number":80}}}} """;

        var plain = await CreateAsync(Ingresses, "one", "{" + Spec + "}");
        var former = await CreateAsync(Ingresses, "two", """{"metadata":{"annotations":{"kubernetes.io/ingress.class":"other"}},""" + Spec + "}");

        Assert.Equal($"{Namespace}-default", plain.Text("spec.ingressClassName"));
        Assert.Null(former.At("spec.ingressClassName"));
    }

    [Fact, Checklist(65)]
    public async Task A_claim_grows_if_it_is_bound_and_its_class_allows_it()
    {
        Server.LabDeviates(NoPlugins);
        await ClassAsync(StorageClasses, $"{Namespace}-fixed", """{"provisioner":"none.example"}""");
        await ClassAsync(StorageClasses, $"{Namespace}-elastic", """{"provisioner":"none.example","allowVolumeExpansion":true}""");
        await CreateAsync(Claims, "fixed", Claim($",\"storageClassName\":\"{Namespace}-fixed\""));
        await CreateAsync(Claims, "elastic", Claim($",\"storageClassName\":\"{Namespace}-elastic\""));
        const string More = """{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}""";

        (await Api.MergePatchAsync(Claims.PathTo("elastic"), More).Fails(422, "Invalid")).HasCause(
            "spec", "FieldValueForbidden");
        foreach (var name in (string[])["fixed", "elastic"])
        {
            await Api.MergePatchAsync(Claims.PathTo(name, "status"), """{"status":{"phase":"Bound"}}""").Returns(200);
        }

        (await Api.MergePatchAsync(Claims.PathTo("fixed"), More).Fails(403, "Forbidden")).Says(
            "persistentvolumeclaims \"fixed\" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
        Assert.Equal("2Gi", (await Api.MergePatchAsync(Claims.PathTo("elastic"), More).Returns(200)).Text("spec.resources.requests.storage"));
    }

    [Fact, Checklist(65)]
    public async Task A_pod_gets_the_overhead_and_the_nodes_of_its_runtime()
    {
        Server.LabDeviates(NoPlugins);
        await ClassAsync(RuntimeClasses, Namespace, """
            {"handler":"h","overhead":{"podFixed":{"cpu":"100m"}},
             "scheduling":{"nodeSelector":{"runtime":"h"},"tolerations":[{"key":"h","operator":"Exists"},{"key":"node.kubernetes.io/not-ready","operator":"Exists"}]}}
            """);

        var pod = await CreatePodAsync("one", $$$"""{"runtimeClassName":"{{{Namespace}}}","nodeSelector":{"disk":"ssd"}}""");

        pod.At("spec.overhead").ShouldBe("""{"cpu":"100m"}""");
        pod.At("spec.nodeSelector").ShouldBe("""{"disk":"ssd","runtime":"h"}""");
        // What the one of the class includes is not kept beside it.
        pod.At("spec.tolerations").ShouldBe("""
            [{"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoExecute","tolerationSeconds":300},
             {"key":"h","operator":"Exists"},{"key":"node.kubernetes.io/not-ready","operator":"Exists"}]
            """);
        (await Api.PostAsync(Pods.Path, Pod("two", $$$"""{"runtimeClassName":"{{{Namespace}}}","nodeSelector":{"runtime":"x"}}""")).Fails(403, "Forbidden"))
            .Says("pods \"two\" is forbidden: conflict: runtimeClass.scheduling.nodeSelector[runtime] = h; pod.spec.nodeSelector[runtime] = x");
        (await Api.PostAsync(Pods.Path, Pod("two", $$$"""{"runtimeClassName":"{{{Namespace}}}","overhead":{"cpu":"1"}}""")).Fails(403, "Forbidden"))
            .Says("pods \"two\" is forbidden: pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
    }

    [Fact, Checklist(65)]
    public async Task A_runtime_has_to_exist_and_says_what_it_needs()
    {
        Server.LabDeviates(NoPlugins);

        (await Api.PostAsync(Pods.Path, Pod("one", """{"runtimeClassName":"none"}""")).Fails(403, "Forbidden"))
            .Says("pods \"one\" is forbidden: pod rejected: RuntimeClass \"none\" not found");
        (await Api.PostAsync(Pods.Path, Pod("one", """{"overhead":{"cpu":"1"}}""")).Fails(403, "Forbidden"))
            .Says("pods \"one\" is forbidden: pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
    }

    [Fact, Checklist(65)]
    public async Task A_new_node_takes_no_pods_until_it_is_ready()
    {
        Server.LabDeviates(NoPlugins);
        var nodes = new Resource("", "v1", "Node", "nodes", null);
        DeleteAfterwards(nodes.PathTo(Namespace));

        var node = await CreateAsync(nodes, Namespace, """{"spec":{"taints":[{"key":"own","effect":"NoExecute"}]}}""");
        var ready = await Api.MergePatchAsync(nodes.PathTo(Namespace), """{"spec":{"taints":null}}""").Returns(200);

        node.At("spec.taints").ShouldBe("""[{"key":"own","effect":"NoExecute"},{"key":"node.kubernetes.io/not-ready","effect":"NoSchedule"}]""");
        Assert.Null(ready.At("spec.taints"));
    }

    private static string Claim(string more = "") =>
        "{\"spec\":{\"accessModes\":[\"ReadWriteOnce\"],\"resources\":{\"requests\":{\"storage\":\"1Gi\"}}" + more + "}}";

    private async Task ClassAsync(Resource kind, string name, string members)
    {
        DeleteAfterwards(kind.PathTo(name));
        await CreateAsync(kind, name, members);
    }
}
