namespace CrdToolkit.Tests.EndToEnd;

/// <summary>The whole runtime against a real server, in this process.</summary>
public sealed class OperatorLifeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_object_is_reconciled_changed_finalized_and_gone()
    {
        await using var running = await OperatorOnServer.StartAsync();
        var machine = await running.CreateAsync("vm1", 2);
        await running.Journal.WaitForAsync(written => written.Status!.Phase == "cpu 2");
        machine = await running.Machines.GetAsync("vm1", "default", Cancellation);
        Assert.Equal([WorkingReconciler.Finalizer], machine.Metadata.Finalizers);
        Assert.NotNull(await running.Maps.FindAsync("vm1", "default", Cancellation));

        await running.Machines.PatchAsync(machine, machine with { Spec = machine.Spec with { Cpu = 4 } }, cancellationToken: Cancellation);
        await running.Journal.WaitForAsync(written => written is { Status.Phase: "cpu 4", Status.ObservedGeneration: 2 });

        await using var events = running.Machines.WatchAsync("default", new() { ResourceVersion = machine.Metadata.ResourceVersion }, Cancellation).GetAsyncEnumerator(Cancellation);
        await running.Machines.DeleteAsync("vm1", "default", cancellationToken: Cancellation);
        do
            Assert.True(await Patience.WaitAsync(events.MoveNextAsync()));
        while (events.Current.Type != ResourceEventType.Deleted);
        Assert.Equal(["vm1"], running.Journal.FinalizedNames);
        Assert.Empty(running.Journal.Broken);
        Assert.DoesNotContain(running.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_operator_that_is_there_before_its_definition_says_so_once_and_works_when_it_comes()
    {
        await using var running = await OperatorOnServer.StartAsync(isInstalled: false);
        await running.Log.WaitForAsync("install its CustomResourceDefinition");
        await running.InstallAsync();
        await running.CreateAsync("vm1", 1);
        await running.Journal.WaitForAsync(written => written.Status!.Phase == "cpu 1");
        Assert.Single(running.Log.Lines, line => line.Contains("install its CustomResourceDefinition", StringComparison.Ordinal));
        Assert.Single(running.Log.Lines, line => line.Contains("Reading machines.infra.example.com works", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stored_object_that_the_type_cannot_read_is_told_while_the_others_go_on()
    {
        await using var running = await OperatorOnServer.StartAsync();
        var bad = await running.CreateAsync("bad", 1);
        await running.Journal.WaitForAsync(written => written.Metadata.Name == "bad");
        await Assert.ThrowsAsync<ResourceUnreadableException>(() =>
            running.Machines.PatchAsync("bad", "default", ResourcePatch.Merge("""{"spec":{"cpu":"many"}}"""), cancellationToken: Cancellation));
        await running.CreateAsync("good", 1);
        await running.Journal.WaitForAsync(written => written.Metadata.Name == "good");
        Assert.Contains(running.Log.Lines, line => line.Contains("Machine default/bad cannot be read and is left alone until it changes: $.spec.cpu", StringComparison.Ordinal));
        Assert.Equal(bad.Metadata.Uid, Assert.Single(running.Cache.Unreadable).Metadata.Uid);
        await running.Machines.PatchAsync("bad", "default", ResourcePatch.Merge("""{"spec":{"cpu":7}}"""), cancellationToken: Cancellation);
        await running.Journal.WaitForAsync(written => written is { Metadata.Name: "bad", Status.Phase: "cpu 7" });
    }

    [Fact]
    public async Task A_bad_network_loses_no_final_state_and_breaks_no_promise()
    {
        var random = new Random(20261124);
        var network = new CuttingHandler([.. Enumerable.Range(0, 6).Select(_ => random.Next(1, 6_000))]);
        await using var running = await OperatorOnServer.StartAsync(handlers: network);
        const int Objects = 20;
        var wanted = new Dictionary<string, int>();
        for (var i = 0; i < Objects; i++)
            await running.CreateAsync($"vm{i}", wanted[$"vm{i}"] = random.Next(100));
        // From its first reconcile on an object has the finalizer, and goes only after its clean-up.
        var unseen = wanted.Keys.ToHashSet();
        await running.Journal.WaitForAsync(written => unseen.Remove(written.Metadata.Name) && unseen.Count == 0);
        for (var i = 0; i < 200; i++)
        {
            var name = $"vm{random.Next(Objects)}";
            if (random.Next(8) == 0 && wanted.Remove(name))
            {
                await running.Machines.DeleteAsync(name, "default", cancellationToken: Cancellation);
            }
            else if (wanted.ContainsKey(name))
            {
                wanted[name] = random.Next(100);
                await running.Machines.PatchAsync(name, "default", ResourcePatch.Merge($$$"""{"spec":{"cpu":{{{wanted[name]}}}}}"""), cancellationToken: Cancellation);
            }
        }

        // A watch of our own tells when all are as they should be.
        var page = await running.Machines.ListAsync("default", cancellationToken: Cancellation);
        var present = page.Items.ToDictionary(machine => machine.Metadata.Name);
        await using var events = running.Machines.WatchAsync("default", new() { ResourceVersion = page.Metadata.ResourceVersion }, Cancellation).GetAsyncEnumerator(Cancellation);
        while (!IsAsWanted(present, wanted))
        {
            Assert.True(await Patience.WaitAsync(events.MoveNextAsync()));
            var machine = events.Current.Resource;
            if (events.Current.Type == ResourceEventType.Deleted)
                present.Remove(machine.Metadata.Name);
            else
                present[machine.Metadata.Name] = machine;
        }

        Assert.Empty(running.Journal.Broken);
        Assert.Equal(Objects - wanted.Count, running.Journal.FinalizedNames.Distinct().Count());
        Assert.True(network.Watches > 6, $"{network.Watches} watches");
    }

    private static bool IsAsWanted(Dictionary<string, Machine> present, Dictionary<string, int> wanted) =>
        present.Count == wanted.Count && present.Values.All(machine => machine.Status?.Phase == $"cpu {wanted[machine.Metadata.Name]}");
}
