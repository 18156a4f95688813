namespace CrdToolkit.Testing.Tests.Workloads;

public sealed class SimulatedWorkloadTests : ApiServerTest
{
    private const string Deployments = "/apis/apps/v1/namespaces/default/deployments";
    private const string Jobs = "/apis/batch/v1/namespaces/default/jobs";

    protected override LocalApiServerOptions Options => new() { SimulateWorkloads = true };

    [Fact]
    public async Task A_deployment_becomes_available_and_follows_its_replicas()
    {
        await PostAsync(Deployments, """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"x"}},
             "template":{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"web","image":"web:1"}]}}}}
            """);

        await using var watch = await WatchAsync(Deployments);
        await watch.UntilAsync((_, deployment) => (int?)deployment["status"]?["availableReplicas"] == 2);
        await MergeAsync($"{Deployments}/web/scale", """{"spec":{"replicas":5}}""");
        var scaled = await watch.UntilAsync((_, deployment) => (int?)deployment["status"]?["availableReplicas"] == 5);

        Assert.Equal((long?)scaled["metadata"]!["generation"], (long?)scaled["status"]!["observedGeneration"]);
        Assert.Contains(scaled["status"]!["conditions"]!.AsArray(), condition => (string?)condition!["type"] == "Available" && (string?)condition["status"] == "True");
    }

    [Fact]
    public async Task A_job_completes()
    {
        await PostAsync(Jobs, """
            {"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"once"},"spec":{"completions":3,"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"a","image":"a:1"}]}}}}
            """);

        await using var watch = await WatchAsync(Jobs);
        var job = await watch.UntilAsync((_, job) => job["status"]?["completionTime"] is not null);

        Assert.Equal(3, (int?)job["status"]!["succeeded"]);
        Assert.Contains(job["status"]!["conditions"]!.AsArray(), condition => (string?)condition!["type"] == "Complete");
    }
}
