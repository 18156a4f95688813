namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>PodSecurity: what the labels of a namespace mean, and who is warned.</summary>
public sealed class SecurityLabels(ServerUnderTest server) : SecurityCase(server)
{
    private const string Privileged = """{"securityContext":{"privileged":true}}""";
    private const string Broken = "privileged (container \"main\" must not set securityContext.privileged=true)";

    private Resource Deployments => BuiltIn("apps", "v1", "Deployment", "deployments");

    [Theory, Checklist(65)]
    [InlineData("""{"enforce":"high"}""", "enforce", "Invalid value: \"high\": must be one of privileged, baseline, restricted")]
    [InlineData("""{"warn":""}""", "warn", "Invalid value: \"\": must be one of privileged, baseline, restricted")]
    [InlineData("""{"audit-version":"1.30"}""", "audit-version", "Invalid value: \"1.30\": must be \"latest\" or \"v1.x\"")]
    public async Task Labels_that_mean_nothing_are_refused(string labels, string label, string message)
    {
        Server.LabDeviates(NoPlugins);
        var name = $"secure-{Guid.NewGuid().ToString("N")[..10]}";
        var secure = await SecureAsync("{}");

        (await Api.PostAsync(Resource.Namespaces.Path, Labelled(name, labels)).Fails(422, "Invalid"))
            .Concerns(null, "Namespace", name)
            .HasCauses(1).HasCause($"metadata.labels[pod-security.kubernetes.io/{label}]", "FieldValueInvalid", message);
        await Api.MergePatchAsync(Resource.Namespaces.PathTo(secure), Labelled(secure, labels).ToJsonString()).Fails(422, "Invalid");
    }

    [Fact, Checklist(65)]
    public async Task A_warning_lets_pass_and_says_what_would_be_refused()
    {
        Server.LabDeviates(NoPlugins);
        var secure = await SecureAsync("""{"warn":"baseline"}""");

        var pod = (await Api.PostAsync(Pods.In(secure).Path, Pod("one", container: Privileged))).Expect(201);
        var plain = (await Api.PostAsync(Pods.In(secure).Path, Pod("two"))).Expect(201);

        Assert.Equal([$"would violate PodSecurity \"baseline:latest\": {Broken}"], pod.Warnings);
        Assert.Empty(plain.Warnings);
    }

    [Fact, Checklist(65)]
    public async Task A_workload_is_never_refused_but_warned_of_what_its_pods_would_break()
    {
        Server.LabDeviates(NoPlugins);
        var secure = await SecureAsync("""{"enforce":"baseline"}""");
        var deployment = Deployments.In(secure).New("one", $$$"""
            {"spec":{"selector":{"matchLabels":{"app":"x"}},"template":{"metadata":{"labels":{"app":"x"}},
              "spec":{"containers":[{"name":"main","image":"example.com/main:1","securityContext":{"privileged":true}}]} } } }
            """);
        var job = new Resource("batch", "v1", "CronJob", "cronjobs", secure).New("one", $$$"""
            {"spec":{"schedule":"* * * * *","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never",
              "containers":[{"name":"main","image":"example.com/main:1","securityContext":{"privileged":true}}]} } } } } }
            """);

        Assert.Equal([$"would violate PodSecurity \"baseline:latest\": {Broken}"], (await Api.PostAsync(Deployments.In(secure).Path, deployment)).Expect(201).Warnings);
        Assert.Equal(
            [$"would violate PodSecurity \"baseline:latest\": {Broken}"],
            (await Api.PostAsync($"/apis/batch/v1/namespaces/{secure}/cronjobs", job)).Expect(201).Warnings);
    }

    [Fact, Checklist(65)]
    public async Task Where_the_level_is_raised_the_pods_that_are_there_are_named()
    {
        Server.LabDeviates(NoPlugins);
        var secure = await SecureAsync("{}");
        foreach (var name in (string[])["b", "a", "c"])
        {
            await Api.PostAsync(Pods.In(secure).Path, Pod(name, container: Privileged)).Returns(201);
        }

        await Api.PostAsync(Pods.In(secure).Path, Pod("d", """{"hostPID":true}""")).Returns(201);

        var raised = (await Api.MergePatchAsync(Resource.Namespaces.PathTo(secure), Labelled(secure, """{"enforce":"baseline"}""").ToJsonString())).Expect(200);
        var same = (await Api.MergePatchAsync(Resource.Namespaces.PathTo(secure), """{"metadata":{"labels":{"other":"x"}}}""")).Expect(200);

        Assert.Equal(
            [$"existing pods in namespace \"{secure}\" violate the new PodSecurity enforce level \"baseline:latest\"", "a (and 2 other pods): privileged", "d: host namespaces"],
            raised.Warnings);
        Assert.Empty(same.Warnings);
    }

    [Fact, Checklist(65)]
    public async Task A_pod_that_is_there_is_judged_again_when_its_image_changes()
    {
        Server.LabDeviates(NoPlugins);
        var secure = await SecureAsync("{}");
        await Api.PostAsync(Pods.In(secure).Path, Pod("one", container: Privileged)).Returns(201);
        await Api.MergePatchAsync(Resource.Namespaces.PathTo(secure), Labelled(secure, """{"enforce":"baseline"}""").ToJsonString()).Returns(200);

        await Api.MergePatchAsync(Pods.In(secure).PathTo("one"), """{"metadata":{"labels":{"a":"b"}}}""").Returns(200);
        (await Api.StrategicMergePatchAsync(Pods.In(secure).PathTo("one"), """{"spec":{"containers":[{"name":"main","image":"example.com/main:2"}]}}""").Fails(403, "Forbidden"))
            .Says($"pods \"one\" is forbidden: violates PodSecurity \"baseline:latest\": {Broken}");
    }
}
