using k8s.Models;

namespace CrdToolkit.Tests.Caching;

/// <summary>Reads of a cache that wait for what this process has written.</summary>
public sealed class FreshReadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_whose_answer_is_not_the_object_is_waited_for_by_name_and_by_list()
    {
        await using var rig = new OperatorRig(builder => builder.AddCache<Machine>(Machine.Descriptor));
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        await rig.Machines.Synced;
        await ScaleAsync(rig, "105");
        var found = rig.Machines.FindAsync("a", "default", Cancellation);
        var list = rig.Machines.ListAsync(cancellationToken: Cancellation);
        var elsewhere = rig.Machines.ListAsync("other", Cancellation);
        Assert.True(elsewhere.IsCompletedSuccessfully);
        Assert.False(found.IsCompleted || list.IsCompleted);
        // The way out of waiting.
        Assert.Equal(1, rig.Machines.Find("a", "default")!.Spec.Cpu);
        await watch.SendAsync("MODIFIED", Machine.Named("a", cpu: 3, version: "105"));
        Assert.Equal(3, (await Patience.WaitAsync(found))!.Spec.Cpu);
        Assert.Equal(3, Assert.Single(await Patience.WaitAsync(list)).Spec.Cpu);
    }

    [Fact]
    public async Task Waiting_has_an_end_that_names_the_object_and_the_ways_out()
    {
        await using var rig = new OperatorRig(builder => builder.AddCache<Machine>(Machine.Descriptor));
        await rig.StartAsync(Machine.Named("a", version: "1"));
        await rig.Machines.Synced;
        await ScaleAsync(rig, "105");
        var found = rig.Machines.FindAsync("a", "default", Cancellation);
        await rig.Time.PassAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        var failure = await Assert.ThrowsAsync<TimeoutException>(async () => await found);
        Assert.Equal(
            "The cache of machines.infra.example.com does not show yet what this process wrote to default/a; it is waited for up to 5 seconds. Try again later, read what is there with Find or List, or ask the server with a client.",
            failure.Message);
    }

    [Fact]
    public async Task A_write_of_unknown_outcome_has_the_object_read_from_the_server()
    {
        await using var rig = new OperatorRig(builder => builder.AddCache<Machine>(Machine.Descriptor));
        await rig.StartAsync(Machine.Named("a", version: "1"));
        await rig.Machines.Synced;
        rig.Machines.Store.Unknown(new("default", "a"));
        var found = rig.Machines.FindAsync("a", "default", Cancellation);
        var read = await rig.Server.NextAsync("/namespaces/default/machines");
        Assert.Equal("?fieldSelector=metadata.name=a", read.Query);
        read.AnswerList("201", null, Machine.Named("a", cpu: 4, version: "200"));
        Assert.Equal(4, (await Patience.WaitAsync(found))!.Spec.Cpu);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_lags_behind_is_not_believed_after_a_write_of_unknown_outcome(bool knowsTheObject)
    {
        await using var rig = new OperatorRig(builder => builder.AddCache<Machine>(Machine.Descriptor));
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        await rig.Machines.Synced;
        await watch.SendAsync("MODIFIED", Machine.Named("a", cpu: 2, version: "205"));
        await ShowsAsync(rig, cpu: 2).WaitAsync(Cancellation);
        rig.Machines.Store.Unknown(new("default", "a"));
        var found = rig.Machines.FindAsync("a", "default", Cancellation);
        (await rig.Server.NextAsync("/namespaces/default/machines")).AnswerList("204", null, knowsTheObject ? [Machine.Named("a", version: "1")] : []);
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => Patience.WaitAsync(found));
        Assert.StartsWith("The cache of machines.infra.example.com does not show yet", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, rig.Machines.Find("a", "default")!.Spec.Cpu);
        // Asked again, it has caught up.
        found = rig.Machines.FindAsync("a", "default", Cancellation);
        (await rig.Server.NextAsync("/namespaces/default/machines")).AnswerList("206", null, Machine.Named("a", cpu: 3, version: "206"));
        Assert.Equal(3, (await Patience.WaitAsync(found))!.Spec.Cpu);
    }

    [Fact]
    public async Task Objects_are_found_by_their_owner()
    {
        await using var rig = new OperatorRig(builder => builder.AddCache<Machine>(Machine.Descriptor));
        var owned = Machine.Named("b", version: "2");
        var owner = Machine.Named("a", version: "1");
        owned.Metadata.OwnerReferences = [new V1OwnerReference { ApiVersion = "v1", Kind = "Machine", Name = "a", Uid = owner.Metadata.Uid }];
        await rig.StartAsync(owner, owned);
        await rig.Machines.Synced;
        Assert.Equal("b", Assert.Single(rig.Machines.ListOwnedBy(owner)).Metadata.Name);
        Assert.Empty(rig.Machines.ListOwnedBy(owned));
    }

    private static Task ShowsAsync(OperatorRig rig, int cpu)
    {
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Machines.Store.Subscribe(change =>
        {
            if (change.New?.Spec.Cpu == cpu)
                shown.TrySetResult();
        });
        if (rig.Machines.Find("a", "default")?.Spec.Cpu == cpu)
            shown.TrySetResult();
        return shown.Task;
    }

    private static async Task ScaleAsync(OperatorRig rig, string version)
    {
        var scale = new V1Scale { Metadata = new() { Name = "a", NamespaceProperty = "default" }, Spec = new() { Replicas = 3 } };
        var update = new MachineClient(rig.Server.Api).UpdateScaleAsync(scale, Cancellation);
        (await rig.Server.NextAsync("/machines/a/scale")).Answer(
            $$$"""{"kind":"Scale","apiVersion":"autoscaling/v1","metadata":{"name":"a","namespace":"default","resourceVersion":"{{{version}}}"},"spec":{"replicas":3}}""");
        await update;
    }
}
