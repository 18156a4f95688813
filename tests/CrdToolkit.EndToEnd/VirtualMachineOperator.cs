namespace CrdToolkit.EndToEnd;

/// <summary>What the example operator does on a server, seen from outside.</summary>
[Collection(nameof(VirtualMachineOperator))]
public sealed class VirtualMachineOperator(ServerUnderTest server, RunningOperator running)
    : ConformanceCase(server), IClassFixture<RunningOperator>
{
    private Resource Machines => new("infra.example.com", "v1", "VirtualMachine", "virtualmachines", Namespace);

    private Resource Networks => new("infra.example.com", "v1", "Network", "networks", Namespace);

    /// <summary>The machines that a case leaves are the operator's business until it stops.</summary>
    protected override bool LeavesNamespacesEmpty => false;

    [Fact]
    public async Task A_machine_is_reconciled()
    {
        var created = await CreateAsync(Machines, "web", """{"spec":{"cpu":2}}""");

        var machine = await PhaseAsync("web", "Running");

        Assert.Equal(1, machine.Number("status.observedGeneration"));
        Assert.NotEmpty(machine.Text("status.host")!);
        Assert.Equal(["infra.example.com/machine"], machine.Texts("metadata.finalizers"));
        Assert.Equal("2Gi", machine.Text("spec.memory"));
        Assert.Equal(1, machine.Generation());
        var configMap = await ReadAsync(ConfigMaps, "web");
        Assert.Equal(machine.Text("status.host"), configMap.Text("data.host"));
        var owner = Assert.Single(configMap.At("metadata.ownerReferences")!.AsArray());
        Assert.Equal(
            ("infra.example.com/v1", "VirtualMachine", "web", created.Uid(), true),
            (owner.Text("apiVersion"), owner.Text("kind"), owner.Text("name"), owner.Text("uid"), owner.At("controller")!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_machine_whose_network_comes_later_is_retried_and_succeeds()
    {
        await CreateAsync(Machines, "web", """{"spec":{"cpu":1,"network":"backend"}}""");
        var waiting = await PhaseAsync("web", "Pending");
        Assert.Equal("Network backend does not exist", waiting.Text("status.message"));

        await CreateAsync(Networks, "backend", """{"spec":{"cidr":"10.1.0.0/16"}}""");

        var machine = await PhaseAsync("web", "Running");
        Assert.Null(machine.At("status.message"));
    }

    [Fact]
    public async Task A_changed_spec_is_reconciled()
    {
        await CreateAsync(Machines, "web", """{"spec":{"cpu":1}}""");
        await PhaseAsync("web", "Running");

        await Api.MergePatchAsync(Machines.PathTo("web"), """{"spec":{"cpu":4}}""").Returns(200);

        await UntilAsync("web", machine => machine.Number("status.observedGeneration") == 2);
    }

    [Fact]
    public async Task A_config_map_that_somebody_changes_or_deletes_is_set_right()
    {
        await CreateAsync(Machines, "web", """{"spec":{"cpu":1}}""");
        var host = (await PhaseAsync("web", "Running")).Text("status.host");

        await Api.MergePatchAsync(ConfigMaps.PathTo("web"), """{"data":{"host":"elsewhere"}}""").Returns(200);
        await EventuallyAsync(ConfigMaps.PathTo("web"), answer => answer.Code == 200 && answer.Body.Text("data.host") == host);

        var old = await ReadAsync(ConfigMaps, "web");
        await Api.DeleteAsync(ConfigMaps.PathTo("web")).Returns(200);
        await EventuallyAsync(ConfigMaps.PathTo("web"), answer => answer.Code == 200 && answer.Body.Uid() != old.Uid());
    }

    [Fact]
    public async Task Deleting_frees_the_machine_and_collects_its_config_map()
    {
        var created = await CreateAsync(Machines, "web", """{"spec":{"cpu":1}}""");
        await PhaseAsync("web", "Running");
        await ReadAsync(ConfigMaps, "web");
        await using var watch = await Api.WatchAsync($"{Machines.Path}?fieldSelector=metadata.name=web");

        var deleting = await Api.DeleteAsync(Machines.PathTo("web")).Returns(200);

        Assert.NotNull(deleting.At("metadata.deletionTimestamp"));
        await watch.UntilAsync(next => next.Summary == "DELETED web");
        Assert.Equal(404, (await Api.GetAsync(Machines.PathTo("web"))).Code);
        Assert.Matches($"freed machine {created.Uid()}", running.Output);
        await EventuallyAsync(ConfigMaps.PathTo("web"), answer => answer.Code == 404);
    }

    [Fact]
    public async Task A_machine_with_a_lifetime_is_deleted_after_it()
    {
        await CreateAsync(Machines, "batch", """{"spec":{"cpu":1,"lifetime":"2s"}}""");

        await EventuallyAsync(Machines.PathTo("batch"), answer => answer.Code == 404);
    }

    [Fact]
    public async Task A_finalizer_of_somebody_else_is_left_alone()
    {
        await CreateAsync(Machines, "web", """{"metadata":{"finalizers":["example.com/other"]},"spec":{"cpu":1}}""");
        await PhaseAsync("web", "Running");

        await Api.DeleteAsync(Machines.PathTo("web")).Returns(200);

        await UntilAsync("web", machine => machine.Texts("metadata.finalizers") is ["example.com/other"]);
        await Api.MergePatchAsync(Machines.PathTo("web"), """{"metadata":{"finalizers":null}}""").Returns(200);
        Assert.Equal(404, (await Api.GetAsync(Machines.PathTo("web"))).Code);
    }

    [Fact]
    public async Task A_spec_that_the_schema_forbids_is_refused_by_the_server()
    {
        var refusal = await Api.PostAsync(Machines.Path, Machines.New("web", """{"spec":{"cpu":65}}""")).Fails(422, "Invalid");

        refusal.HasCause("spec.cpu", "FieldValueInvalid");
    }

    private Task<JsonObject> PhaseAsync(string name, string phase) => UntilAsync(name, machine => machine.Text("status.phase") == phase);

    private async Task<JsonObject> UntilAsync(string name, Func<JsonObject, bool> fits) =>
        (await EventuallyAsync(Machines.PathTo(name), answer => answer.Code == 200 && fits(answer.Body))).Body;

    private async Task<ApiResponse> EventuallyAsync(string path, Func<ApiResponse, bool> fits)
    {
        try
        {
            return await Api.EventuallyAsync(path, answer =>
            {
                running.ShouldBeAlive();
                return fits(answer);
            });
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            throw new Xunit.Sdk.XunitException($"{failure.Message}\nThe operator printed\n{running.Output}");
        }
    }
}
