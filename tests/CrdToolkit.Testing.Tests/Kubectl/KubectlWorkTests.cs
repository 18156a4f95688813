namespace CrdToolkit.Testing.Tests.Kubectl;

/// <summary>What people do with kubectl every day, beyond what operators need.</summary>
public sealed class KubectlWorkTests : KubectlTest
{
    protected override bool DefinesWidgets => false;

    [Fact]
    public async Task Workloads_are_made_exposed_and_rolled_out()
    {
        await PrintsAsync("deployment.apps/web created", "create", "deployment", "web", "--image=nginx:1", "--replicas=2", "--port=80");
        await PrintsAsync("service/web exposed", "expose", "deployment", "web", "--port=80");
        await PrintsAsync("horizontalpodautoscaler.autoscaling/web autoscaled", "autoscale", "deployment", "web", "--min=1", "--max=3", "--cpu-percent=50");
        await PrintsAsync("deployment.apps/web image updated", "set", "image", "deployment/web", "nginx=nginx:2");
        await PrintsAsync("deployment.apps/web restarted", "rollout", "restart", "deployment/web");
        await PrintsAsync("deployment.apps/web paused", "rollout", "pause", "deployment/web");
        await PrintsAsync("No rollout history found.", "rollout", "history", "deployment/web");

        var all = await RunAsync("get", "all", "-o", "wide");

        Assert.Contains("nginx:2", all, StringComparison.Ordinal);
        Assert.Contains("Deployment/web   cpu: <unknown>/50%   1         3", all, StringComparison.Ordinal);
        Assert.Contains("app=web", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_roles_budgets_and_ingresses_are_made()
    {
        await PrintsAsync("job.batch/once created", "create", "job", "once", "--image=busybox");
        await PrintsAsync("cronjob.batch/nightly created", "create", "cronjob", "nightly", "--image=busybox", "--schedule=0 0 * * *");
        await PrintsAsync("role.rbac.authorization.k8s.io/reader created", "create", "role", "reader", "--verb=get", "--resource=pods");
        await PrintsAsync("rolebinding.rbac.authorization.k8s.io/readers created", "create", "rolebinding", "readers", "--role=reader", "--user=jane");
        await PrintsAsync("poddisruptionbudget.policy/guard created", "create", "pdb", "guard", "--selector=app=web", "--min-available=1");
        await PrintsAsync("ingress.networking.k8s.io/in created", "create", "ingress", "in", "--rule=example.com/*=web:80");
        await PrintsAsync("resourcequota/limits created", "create", "quota", "limits", "--hard=pods=3");

        Assert.Contains("nightly   0 0 * * *   <none>     False     0        <none>", await RunAsync("get", "cronjobs"), StringComparison.Ordinal);
        Assert.Contains("in     <none>   example.com             80", await RunAsync("get", "ingress"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_are_tainted_cordoned_and_drained()
    {
        await PrintsAsync("node/one created", "create", "-f", await FileAsync("""{"apiVersion":"v1","kind":"Node","metadata":{"name":"one"}}"""));
        await PrintsAsync("node/one tainted", "taint", "nodes", "one", "key=value:NoSchedule");
        await PrintsAsync("node/one cordoned", "cordon", "one");
        Assert.Contains("node/one drained", await RunAsync("drain", "one"), StringComparison.Ordinal);
        Assert.Contains("SchedulingDisabled", await RunAsync("get", "nodes"), StringComparison.Ordinal);
        await PrintsAsync("node/one uncordoned", "uncordon", "one");
    }

    [Fact]
    public async Task Signing_requests_are_approved_and_denied()
    {
        const string request = """
            {"apiVersion":"certificates.k8s.io/v1","kind":"CertificateSigningRequest","metadata":{"name":"NAME"},
             "spec":{"request":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K","signerName":"example.com/signer","usages":["client auth"]}}
            """;
        foreach (var (name, verb, words, condition) in ((string, string, string, string)[])[("a", "approve", "approved", "Approved"), ("b", "deny", "denied", "Denied")])
        {
            await PrintsAsync(
                $"certificatesigningrequest.certificates.k8s.io/{name} created", "create", "-f", await FileAsync(request.Replace("NAME", name, StringComparison.Ordinal)));
            await PrintsAsync($"certificatesigningrequest.certificates.k8s.io/{name} {words}", "certificate", verb, name);
            Assert.Contains(condition, await RunAsync("get", "csr", name), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Explain_shows_the_texts_of_built_in_kinds()
    {
        var container = await RunAsync("explain", "pod.spec.containers.livenessProbe");
        var strategy = await RunAsync("explain", "deployment.spec.strategy", "--recursive");

        Assert.Contains("Periodic probe of container liveness.", container, StringComparison.Ordinal);
        Assert.Contains("ENUM", await RunAsync("explain", "pod.spec.restartPolicy"), StringComparison.Ordinal);
        Assert.Contains("maxSurge", strategy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_are_replaced_by_force_pruned_and_customized()
    {
        var file = await FileAsync("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","labels":{"app":"x"}},"data":{"a":"b"}}""");
        await PrintsAsync("configmap/a created", "apply", "-f", file);
        Assert.Contains("configmap/a replaced", await RunAsync("replace", "--force", "-f", file), StringComparison.Ordinal);
        await PrintsAsync("configmap/a configured", "apply", "--overwrite", "-f", file);
        var other = await FileAsync("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b","labels":{"app":"x"}}}""");
        var pruned = await RunAsync("apply", "-f", other, "--prune", "-l", "app=x");

        Assert.Contains("configmap/b created", pruned, StringComparison.Ordinal);
        Assert.Contains("configmap/a pruned", pruned, StringComparison.Ordinal);
        Assert.Contains("system:anonymous", await RunAsync("auth", "whoami"), StringComparison.Ordinal);
    }

    private async Task PrintsAsync(string expected, params string[] command) =>
        Assert.Contains(expected, await RunAsync(command), StringComparison.Ordinal);
}
