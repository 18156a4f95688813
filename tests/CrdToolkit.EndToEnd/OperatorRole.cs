using CrdToolkit.Testing;

namespace CrdToolkit.EndToEnd;

/// <summary>The role that the build of the example wrote is what its operator needs: no more, no less.</summary>
[Collection(nameof(VirtualMachineOperator))]
public sealed class OperatorRole(ServerUnderTest server, TemporaryFolder folder) : ConformanceCase(server), IClassFixture<TemporaryFolder>
{
    private static readonly string[] Elected = ["--Operator:LeaderElection:Enabled=true"];

    private readonly string kubeconfig = folder.PathOf($"kubeconfig-{Guid.NewGuid():N}");

    /// <inheritdoc/>
    protected override bool LeavesNamespacesEmpty => false;

    [Fact]
    public async Task With_it_the_operator_does_its_work()
    {
        await Server.NeedsRbacAsync();
        var definitions = new DefinitionFiles(Api);
        await definitions.InstallAsync();
        var account = new OperatorAccount(Api, Namespace);
        try
        {
            await account.CreateAsync(await Server.KubeconfigAsync(), kubeconfig);
            await using var program = OperatorProcess.Start(folder.PathOf(""), ["--kubeconfig", kubeconfig, .. Elected, $"--Operator:LeaderElection:Namespace={Namespace}"]);

            await LiveAndDieAsync(Api, Namespace);

            Assert.DoesNotContain("forbidden", program.Output, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            await definitions.UninstallAsync();
            await account.DeleteAsync();
        }
    }

    [Fact]
    public async Task It_allows_nothing_that_the_operator_does_not_do()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var local = await LocalApiServer.StartAsync(new() { Rbac = true }, cancellation);
        using var client = local.CreateClient();
        var api = new ApiClient(client);
        await new DefinitionFiles(api).InstallAsync();
        var administrator = folder.PathOf("administrator");
        await local.WriteKubeconfigAsync(administrator, cancellation);
        var account = new OperatorAccount(api, "default");
        await account.CreateAsync(administrator, kubeconfig);
        // A server that cannot stream is asked for lists; what became of a write whose answer is lost, a read tells.
        local.Faults.Add(Fault.Error(422) with { Verbs = ["watch"], User = account.UserName, When = request => request.Query.Contains("sendInitialEvents", StringComparison.Ordinal) });
        local.Faults.Add(Fault.Cut() with { Verbs = ["patch"], Resource = "virtualmachines", User = account.UserName, Times = 1 });
        await using var program = OperatorProcess.Start(folder.PathOf(""), ["--kubeconfig", kubeconfig, .. Elected, "--Operator:LeaderElection:Namespace=default"]);

        await LiveAndDieAsync(api, "default");
        await api.EventuallyAsync("/version", _ => local.Requests.Uses.Any(use => use is { Resource: "leases", Verb: "update" }));

        var comparison = local.Requests.Rules(user: account.UserName).CompareWithFiles(OperatorProgram.Role);
        Assert.Empty(comparison.MissingUses);
        Assert.Empty(comparison.TooWide);
        Assert.DoesNotContain(local.Requests.Uses, use => use.Forbidden > 0);
        // Events are patched when they repeat; an admission plugin asks for finalizers, and no request; who may list may get.
        Assert.Equal(
            ["events.k8s.io events: patch", "infra.example.com networks,virtualmachines: get", "infra.example.com virtualmachines/finalizers: update"],
            comparison.Unused.Select(rule => $"{string.Join(",", rule.ApiGroups)} {string.Join(",", rule.Resources)}: {string.Join(",", rule.Verbs)}"));
    }

    // All that the operator does: run, wait for a network, set right what others change, free, and delete what has lived for long enough.
    private static async Task LiveAndDieAsync(ApiClient api, string @namespace)
    {
        var machines = new Resource("infra.example.com", "v1", "VirtualMachine", "virtualmachines", @namespace);
        var networks = new Resource("infra.example.com", "v1", "Network", "networks", @namespace);
        var maps = Resource.ConfigMaps(@namespace);
        await api.PostAsync(machines.Path, machines.New("web", """{"spec":{"cpu":1,"network":"backend"}}""")).Returns(201);
        await PhaseAsync("Pending");
        await api.PostAsync(networks.Path, networks.New("backend", """{"spec":{"cidr":"10.1.0.0/16"}}""")).Returns(201);
        await PhaseAsync("Running");
        await api.DeleteAsync(maps.PathTo("web")).Returns(200);
        await api.EventuallyAsync(maps.PathTo("web"), answer => answer.Code == 200);
        await api.DeleteAsync(machines.PathTo("web")).Returns(200);
        await api.EventuallyAsync(machines.PathTo("web"), answer => answer.Code == 404);
        await api.PostAsync(machines.Path, machines.New("batch", """{"spec":{"cpu":1,"lifetime":"1s"}}""")).Returns(201);
        await api.EventuallyAsync(machines.PathTo("batch"), answer => answer.Code == 404);

        async Task PhaseAsync(string phase) => await api.EventuallyAsync(machines.PathTo("web"), answer => answer.Code == 200 && answer.Body.Text("status.phase") == phase);
    }
}
