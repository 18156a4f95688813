namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>ServiceAccount: pods run as an account that exists, and get its token.</summary>
public sealed class AccountsOfPods(ServerUnderTest server) : PluginCase(server)
{
    private const string MountPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    [Fact, Checklist(65)]
    public async Task A_pod_runs_as_the_default_account_and_gets_its_token()
    {
        Server.LabDeviates(NoPlugins);

        var pod = await CreatePodAsync("one", """{"initContainers":[{"name":"first","image":"example.com/first:1"}]}""");

        Assert.Equal(("default", "default"), (pod.Text("spec.serviceAccountName"), pod.Text("spec.serviceAccount")));
        var volume = Assert.Single(pod.At("spec.volumes")!.AsArray());
        Assert.Matches("^kube-api-access-[a-z0-9]{5}$", volume.Text("name"));
        volume.At("projected").ShouldBe("""
            {"defaultMode":420,"sources":[
              {"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},
              {"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},
              {"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}]}
            """);
        foreach (var container in (string[])["spec.containers.0", "spec.initContainers.0"])
        {
            pod.At($"{container}.volumeMounts").ShouldBe($$"""[{"name":"{{volume.Text("name")}}","readOnly":true,"mountPath":"{{MountPath}}"}]""");
        }
    }

    [Fact, Checklist(65)]
    public async Task An_account_has_to_exist()
    {
        Server.LabDeviates(NoPlugins);

        (await Api.PostAsync(Pods.Path, Pod("one", """{"serviceAccountName":"none"}""")).Fails(403, "Forbidden"))
            .Says($"pods \"one\" is forbidden: error looking up service account {Namespace}/none: serviceaccount \"none\" not found");
        await CreateAsync(Accounts, "none");
        Assert.Equal("none", (await CreatePodAsync("one", """{"serviceAccountName":"none"}""")).Text("spec.serviceAccount"));
    }

    [Fact, Checklist(65)]
    public async Task A_refusal_names_the_base_of_a_name_that_is_not_generated_yet()
    {
        Server.LabDeviates(NoPlugins);
        var pod = Pod("", """{"serviceAccountName":"none"}""").Without("metadata.name").With("metadata.generateName", "\"one-\"");

        (await Api.PostAsync(Pods.Path, pod).Fails(403, "Forbidden")).Mentions("pods \"one-\" is forbidden: ");
    }

    [Theory, Checklist(65)]
    [InlineData("{}", """{"automountServiceAccountToken":false}""", false)]
    [InlineData("""{"automountServiceAccountToken":false}""", "{}", false)]
    [InlineData("""{"automountServiceAccountToken":false}""", """{"automountServiceAccountToken":true}""", true)]
    [InlineData("""{"automountServiceAccountToken":true}""", """{"automountServiceAccountToken":false}""", false)]
    public async Task Pod_and_account_say_whether_the_token_is_mounted(string account, string pod, bool isMounted)
    {
        Server.LabDeviates(NoPlugins);
        await CreateAsync(Accounts, "one", account);

        var created = await CreatePodAsync("one", JsonNode.Parse(pod)!.AsObject().With("serviceAccountName", "\"one\"").ToJsonString());

        Assert.Equal(isMounted, created.At("spec.volumes") is not null);
        Assert.Equal(isMounted, created.At("spec.containers.0.volumeMounts") is not null);
    }

    [Fact, Checklist(65)]
    public async Task What_is_mounted_at_its_place_already_stays()
    {
        Server.LabDeviates(NoPlugins);

        var pod = await CreatePodAsync("one", """{"volumes":[{"name":"own","emptyDir":{}}]}""", $$$"""{"volumeMounts":[{"name":"own","mountPath":"{{{MountPath}}}"}]}""");

        Assert.Equal("own", Assert.Single(pod.At("spec.volumes")!.AsArray()).Text("name"));
        Assert.Equal("own", Assert.Single(pod.At("spec.containers.0.volumeMounts")!.AsArray()).Text("name"));
    }

    [Fact, Checklist(65)]
    public async Task A_pod_pulls_images_with_the_secrets_of_its_account_unless_it_has_its_own()
    {
        Server.LabDeviates(NoPlugins);
        await CreateAsync(Accounts, "one", """{"imagePullSecrets":[{"name":"registry"}]}""");

        var plain = await CreatePodAsync("one", """{"serviceAccountName":"one"}""");
        var own = await CreatePodAsync("two", """{"serviceAccountName":"one","imagePullSecrets":[{"name":"own"}]}""");

        plain.At("spec.imagePullSecrets").ShouldBe("""[{"name":"registry"}]""");
        own.At("spec.imagePullSecrets").ShouldBe("""[{"name":"own"}]""");
    }

    [Fact, Checklist(65)]
    public async Task An_account_may_allow_no_secrets_but_its_own()
    {
        Server.LabDeviates(NoPlugins);
        await CreateAsync(Accounts, "one", """{"metadata":{"annotations":{"kubernetes.io/enforce-mountable-secrets":"true"}},"secrets":[{"name":"mine"}]}""");
        const string Volumes = """ "serviceAccountName":"one","volumes":[{"name":"v","secret":{"secretName":"NAME"}}] """;

        await CreatePodAsync("one", "{" + Volumes.Replace("NAME", "mine") + "}");
        (await Api.PostAsync(Pods.Path, Pod("two", "{" + Volumes.Replace("NAME", "other") + "}")).Fails(403, "Forbidden"))
            .Says("pods \"two\" is forbidden: volume with secret.secretName=\"other\" is not allowed because service account one does not reference that secret");
        (await Api.PostAsync(Pods.Path, Pod("two", """{"serviceAccountName":"one"}""", """{"env":[{"name":"A","valueFrom":{"secretKeyRef":{"name":"other","key":"k"}}}]}"""))
            .Fails(403, "Forbidden"))
            .Says("pods \"two\" is forbidden: container main with envVar A referencing secret.secretName=\"other\" is not allowed because service account one does not reference that secret");
    }

    [Fact, Checklist(65)]
    public async Task A_mirror_pod_has_no_account()
    {
        Server.LabDeviates(NoPlugins);
        var mirror = Pod("one").With("metadata.annotations", """{"kubernetes.io/config.mirror":"x"}""").With("spec.nodeName", "\"n1\"");

        (await Api.PostAsync(Pods.Path, mirror.With("spec.serviceAccountName", "\"default\"")).Fails(403, "Forbidden"))
            .Says("pods \"one\" is forbidden: a mirror pod may not reference service accounts");
        (await Api.PostAsync(Pods.Path, mirror.With("spec.imagePullSecrets", """[{"name":"x"}]""")).Fails(403, "Forbidden"))
            .Says("pods \"one\" is forbidden: a mirror pod may not reference secrets");
        var created = await Api.PostAsync(Pods.Path, mirror).Returns(201);

        Assert.Null(created.At("spec.serviceAccountName"));
        Assert.Null(created.At("spec.volumes"));
    }

    [Fact, Checklist(65, 15)]
    public async Task Applying_a_pod_again_keeps_its_token_and_changes_nothing()
    {
        Server.LabDeviates(NoPlugins);
        var path = Pods.PathTo("one") + "?fieldManager=me";

        var created = await Api.ApplyAsync(path, Pod("one")).Returns(201);
        var again = await Api.ApplyAsync(path, Pod("one")).Returns(200);
        var written = await Api.PutAsync(Pods.PathTo("one"), again).Returns(200);

        Assert.NotNull(created.At("spec.volumes.0.projected"));
        Assert.Equal((created.ResourceVersion(), created.ResourceVersion()), (again.ResourceVersion(), written.ResourceVersion()));
    }

    [Fact, Checklist(65)]
    public async Task A_pod_cannot_be_replaced_by_one_without_its_token()
    {
        Server.LabDeviates(NoPlugins);
        await CreatePodAsync("one");

        (await Api.PutAsync(Pods.PathTo("one"), Pod("one")).Fails(422, "Invalid")).HasCause("spec", "FieldValueForbidden");
    }
}
