namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>What may stand in the status of a workload: counts that agree with each other, and jobs that end as the controller of jobs ends them.</summary>
public sealed class WorkloadStatuses(ServerUnderTest server) : ConformanceCase(server)
{
    private const string NoRules = "it checks no status of built-in kinds.";
    private const string Spec = """{"spec":{"selector":{"matchLabels":{"app":"x"}},"template":{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"a","image":"a:1"}]}}}}""";

    private Resource Jobs => BuiltIn("batch", "v1", "Job", "jobs");

    [Theory, Checklist(21, 40)]
    [InlineData("Deployment", "deployments", """{"readyReplicas":1}""", "status.readyReplicas", "Invalid value: 1: cannot be greater than status.replicas")]
    [InlineData("Deployment", "deployments", """{"replicas":2,"availableReplicas":1}""", "status.availableReplicas", "Invalid value: 1: cannot be greater than readyReplicas")]
    [InlineData("Deployment", "deployments", """{"unavailableReplicas":-1}""", "status.unavailableReplicas", "Invalid value: -1: must be greater than or equal to 0")]
    [InlineData("StatefulSet", "statefulsets", """{"replicas":1,"currentReplicas":2}""", "status.currentReplicas", "Invalid value: 2: cannot be greater than status.replicas")]
    [InlineData("StatefulSet", "statefulsets", """{"replicas":1,"availableReplicas":1}""", "status.availableReplicas", "Invalid value: 1: cannot be greater than status.readyReplicas")]
    [InlineData("ReplicaSet", "replicasets", """{"replicas":1,"fullyLabeledReplicas":2}""", "status.fullyLabeledReplicas", "Invalid value: 2: cannot be greater than status.replicas")]
    [InlineData("DaemonSet", "daemonsets", """{"numberReady":-1}""", "status.numberReady", "Invalid value: -1: must be greater than or equal to 0")]
    public async Task Counts_agree(string kind, string plural, string status, string field, string message)
    {
        Server.LabDeviates(NoRules);
        var workloads = BuiltIn("apps", "v1", kind, plural);
        await CreateAsync(workloads, "one", Spec);

        var refusal = await Api.MergePatchAsync($"{workloads.PathTo("one")}/status", $$"""{"status":{{status}}}""").Fails(422, "Invalid");

        refusal.HasCauses(1).HasCause(field, "FieldValueInvalid", message);
    }

    [Fact, Checklist(21)]
    public async Task Counts_that_agree_are_taken()
    {
        var deployments = BuiltIn("apps", "v1", "Deployment", "deployments");
        await CreateAsync(deployments, "one", Spec);

        var written = await Api.MergePatchAsync(
            $"{deployments.PathTo("one")}/status", """{"status":{"replicas":2,"updatedReplicas":2,"readyReplicas":1,"availableReplicas":1,"unavailableReplicas":1}}""").Returns(200);

        Assert.Equal((2, 1), (written.Number("status.replicas"), written.Number("status.availableReplicas")));
    }

    [Theory, Checklist(21, 40)]
    [InlineData("""{"conditions":[{"type":"Complete","status":"True"}]}""",
        "[status.completionTime: Required value: completionTime is required for Complete jobs, status.conditions: Invalid value: cannot set Complete=True condition without the SuccessCriteriaMet=true condition, status.startTime: Required value: startTime is required for finished job]")]
    [InlineData("""{"startTime":"2026-01-01T00:00:00Z","conditions":[{"type":"Failed","status":"True"}]}""",
        "status.conditions: Invalid value: cannot set Failed=True condition without the FailureTarget=true condition")]
    [InlineData("""{"completionTime":"2026-01-01T00:00:00Z"}""",
        "status.completionTime: Invalid value: \"2026-01-01T00:00:00Z\": cannot set completionTime when there is no Complete=True condition")]
    [InlineData("""{"ready":1}""", "status.ready: Invalid value: 1: cannot set more ready pods than active")]
    [InlineData("""{"active":1,"startTime":"2026-01-01T00:00:00Z","conditions":[{"type":"FailureTarget","status":"True"},{"type":"Failed","status":"True"}]}""",
        "status.active: Invalid value: 1: active>0 is invalid for finished job")]
    public async Task A_job_ends_as_the_controller_of_jobs_ends_it(string status, string message)
    {
        Server.LabDeviates(NoRules);
        await CreateAsync(Jobs, "one", """{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"a","image":"a:1"}]}}}}""");

        var refusal = await Api.MergePatchAsync($"{Jobs.PathTo("one")}/status", $$"""{"status":{{status}}}""").Fails(422, "Invalid");

        refusal.Says($"Job.batch \"one\" is invalid: {message}");
    }

    [Fact, Checklist(21, 40)]
    public async Task What_has_ended_stays_so()
    {
        Server.LabDeviates(NoRules);
        await CreateAsync(Jobs, "one", """{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"a","image":"a:1"}]}}}}""");
        await Api.MergePatchAsync($"{Jobs.PathTo("one")}/status", """
            {"status":{"succeeded":1,"startTime":"2026-01-01T00:00:00Z","completionTime":"2026-01-01T00:01:00Z",
              "conditions":[{"type":"SuccessCriteriaMet","status":"True"},{"type":"Complete","status":"True"}]}}
            """).Returns(200);

        var again = await Api.MergePatchAsync($"{Jobs.PathTo("one")}/status", """{"status":{"conditions":null,"completionTime":null}}""").Fails(422, "Invalid");
        var fewer = await Api.MergePatchAsync($"{Jobs.PathTo("one")}/status", """{"status":{"succeeded":0}}""").Fails(422, "Invalid");

        again.HasCause("status.conditions", "FieldValueInvalid", "Invalid value: cannot disable the terminal Complete=True condition")
            .HasCause("status.conditions", "FieldValueInvalid", "Invalid value: cannot disable the SuccessCriteriaMet=True condition");
        fewer.HasCause("status.succeeded", "FieldValueInvalid", "Invalid value: 0: cannot decrease the succeeded counter");
    }

    [Fact, Checklist(21, 40)]
    public async Task Only_a_service_with_a_balancer_shows_one()
    {
        Server.LabDeviates(NoRules);
        var services = BuiltIn("", "v1", "Service", "services");
        await CreateAsync(services, "plain", """{"spec":{"ports":[{"port":80}]}}""");
        await CreateAsync(services, "balanced", """{"spec":{"type":"LoadBalancer","ports":[{"port":80}]}}""");
        static string At(string point) => $$$$"""{"status":{"loadBalancer":{"ingress":[{{{{point}}}}]}}}""";

        var plain = await Api.MergePatchAsync($"{services.PathTo("plain")}/status", At("""{"ip":"10.1.2.3"}""")).Fails(422, "Invalid");
        var balanced = await Api.MergePatchAsync($"{services.PathTo("balanced")}/status", At("""{"ip":"10.1.2.3"}""")).Returns(200);
        var wrong = await Api.MergePatchAsync($"{services.PathTo("balanced")}/status", At("""{"ip":"here"}""")).Fails(422, "Invalid");

        plain.HasCauses(1).HasCause("status.loadBalancer.ingress", "FieldValueForbidden", "Forbidden: may only be used when `spec.type` is 'LoadBalancer'");
        balanced.At("status.loadBalancer.ingress").ShouldBe("""[{"ip":"10.1.2.3","ipMode":"VIP"}]""");
        wrong.HasCause("status.loadBalancer.ingress[0].ip", "FieldValueInvalid", "Invalid value: \"here\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
    }
}
