using k8s.Models;

namespace CrdToolkit.Tests.Controllers;

/// <summary>A reconciler never gets an object older than what this process has written.</summary>
public sealed class OwnWriteTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_client_has_written_is_reconciled_before_the_watch_tells_it()
    {
        await using var rig = Plain();
        await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Done();
        var machines = new MachineClient(rig.Server.Api);
        var update = machines.UpdateAsync(Machine.Named("a", cpu: 2, version: "1"), cancellationToken: Cancellation);
        (await rig.Server.NextAsync("/machines/a")).Answer(Machine.Named("a", cpu: 2, version: "101", generation: 2));
        await update;
        Assert.Equal(2, rig.Machines.Find("a", "default")!.Spec.Cpu);
        Assert.Equal(2, (await rig.Script.NextAsync()).Machine.Spec.Cpu);
    }

    [Fact]
    public async Task A_write_whose_answer_is_not_the_object_is_waited_for()
    {
        await using var rig = Plain();
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Return(ReconcileResult.RequeueAfter(TimeSpan.FromSeconds(1)));
        await rig.WhenIdleAsync();
        await ScaleAsync(rig, "105");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await watch.SendAsync("MODIFIED", Machine.Named("a", cpu: 2, version: "104", generation: 1));
        await watch.SendAsync("MODIFIED", Machine.Named("a", cpu: 3, version: "105", generation: 1));
        Assert.Equal(3, (await rig.Script.NextAsync()).Machine.Spec.Cpu);
    }

    [Fact]
    public async Task A_cache_that_does_not_catch_up_in_time_has_the_object_put_back()
    {
        await using var rig = Plain();
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Return(ReconcileResult.RequeueAfter(TimeSpan.FromSeconds(1)));
        await rig.WhenIdleAsync();
        await ScaleAsync(rig, "105");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await rig.Time.PassAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        await rig.WhenIdleAsync();
        Assert.False(rig.Script.HasCall);
        await watch.SendAsync("MODIFIED", Machine.Named("a", cpu: 3, version: "105", generation: 2));
        Assert.Equal(3, (await rig.Script.NextAsync()).Machine.Spec.Cpu);
    }

    [Fact]
    public async Task A_write_of_unknown_outcome_has_the_object_read_from_the_server()
    {
        await using var rig = Plain();
        await rig.StartAsync(Machine.Named("a", version: "1"));
        var call = await rig.Script.NextAsync();
        var update = new MachineClient(rig.Server.Api).UpdateStatusAsync(call.Machine, new() { Phase = "Running" }, Cancellation);
        (await rig.Server.NextAsync("/machines/a/status")).Break();
        call.Throw(await Assert.ThrowsAsync<KubernetesApiException>(() => update));
        await rig.WhenIdleAsync();
        rig.Time.Advance(ItemBackoff.First);
        var read = await rig.Server.NextAsync("/namespaces/default/machines");
        Assert.Equal(("GET", "?fieldSelector=metadata.name=a"), (read.Method, read.Query));
        read.AnswerList("102", null, Machine.Named("a", version: "101") with { Status = new() { Phase = "Running" } });
        Assert.Equal("Running", (await rig.Script.NextAsync()).Machine.Status!.Phase);
    }

    [Fact]
    public async Task A_deletion_of_unknown_outcome_that_happened_reaches_nobody()
    {
        await using var rig = Plain();
        await rig.StartAsync(Machine.Named("a", version: "1"));
        var call = await rig.Script.NextAsync();
        var delete = new MachineClient(rig.Server.Api).DeleteAsync("a", "default", cancellationToken: Cancellation);
        (await rig.Server.NextAsync("/machines/a")).Break();
        call.Throw(await Assert.ThrowsAsync<KubernetesApiException>(() => delete));
        await rig.WhenIdleAsync();
        rig.Time.Advance(ItemBackoff.First);
        (await rig.Server.NextAsync("/namespaces/default/machines")).AnswerList("102", null, "");
        await rig.WhenIdleAsync();
        Assert.False(rig.Script.HasCall);
        Assert.Null(rig.Machines.Find("a", "default"));
    }

    [Fact]
    public async Task A_write_that_is_only_tried_changes_nothing()
    {
        await using var rig = Plain();
        await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Done();
        var update = new MachineClient(rig.Server.Api).UpdateAsync(Machine.Named("a", cpu: 2, version: "1"), new() { DryRun = true }, Cancellation);
        (await rig.Server.NextAsync("/machines/a")).Answer(Machine.Named("a", cpu: 2, version: "101", generation: 2));
        await update;
        Assert.Equal(1, rig.Machines.Find("a", "default")!.Spec.Cpu);
    }

    private static OperatorRig Plain() => new(builder => builder.AddController<Machine, PlainReconciler>(Machine.Descriptor));

    private static async Task ScaleAsync(OperatorRig rig, string version)
    {
        var scale = new V1Scale { Metadata = new() { Name = "a", NamespaceProperty = "default" }, Spec = new() { Replicas = 3 } };
        var update = new MachineClient(rig.Server.Api).UpdateScaleAsync(scale, Cancellation);
        (await rig.Server.NextAsync("/machines/a/scale")).Answer(
            $$$"""{"kind":"Scale","apiVersion":"autoscaling/v1","metadata":{"name":"a","namespace":"default","resourceVersion":"{{{version}}}"},"spec":{"replicas":3}}""");
        await update;
    }
}
