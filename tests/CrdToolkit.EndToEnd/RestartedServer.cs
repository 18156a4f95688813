namespace CrdToolkit.EndToEnd;

/// <summary>What the example operator does when the API server goes away and comes back with another watch cache.</summary>
[Collection(nameof(Alone))]
public sealed class RestartedServer(ServerUnderTest server, RunningOperator running) : ConformanceCase(server), IClassFixture<RunningOperator>
{
    private Resource Machines => new("infra.example.com", "v1", "VirtualMachine", "virtualmachines", Namespace);

    /// <summary>The machines that a case leaves are the operator's business until it stops.</summary>
    protected override bool LeavesNamespacesEmpty => false;

    [Fact]
    public async Task The_operator_goes_on_with_what_was_and_with_what_comes()
    {
        foreach (var name in new[] { "changed", "deleted", "left" })
        {
            await CreateAsync(Machines, name, """{"spec":{"cpu":1}}""");
            await UntilAsync(name, machine => machine.Text("status.phase") == "Running");
        }

        var left = await ReadAsync(Machines, "left");

        await Server.RestartAsync();

        await Api.MergePatchAsync(Machines.PathTo("changed"), """{"spec":{"cpu":4}}""").Returns(200);
        await Api.DeleteAsync(Machines.PathTo("deleted")).Returns(200);
        await CreateAsync(Machines, "created", """{"spec":{"cpu":1}}""");
        await UntilAsync("changed", machine => machine.Number("status.observedGeneration") == 2);
        await UntilAsync("created", machine => machine.Text("status.phase") == "Running");
        await Api.EventuallyAsync(Machines.PathTo("deleted"), answer => Alive(answer.Code == 404));
        Assert.Equal(left.ResourceVersion(), (await ReadAsync(Machines, "left")).ResourceVersion());
    }

    private Task UntilAsync(string name, Func<JsonObject, bool> fits) =>
        Api.EventuallyAsync(Machines.PathTo(name), answer => Alive(answer.Code == 200 && fits(answer.Body)));

    private bool Alive(bool fits)
    {
        running.ShouldBeAlive();
        return fits;
    }
}
