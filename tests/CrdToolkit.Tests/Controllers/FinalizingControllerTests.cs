using System.Net;

namespace CrdToolkit.Tests.Controllers;

public sealed class FinalizingControllerTests
{
    private const string Ours = FinalizingReconciler.Finalizer;

    [Fact]
    public async Task A_live_object_gets_the_finalizer_before_its_first_reconcile_which_gets_the_patched_object()
    {
        await using var rig = Finalizing();
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        var patch = await rig.Server.NextAsync("/machines/a");
        Assert.Equal(("PATCH", "application/json-patch+json"), (patch.Method, patch.ContentType));
        Assert.False(rig.Script.HasCall);
        var patched = With(Machine.Named("a", version: "101"), Ours);
        patch.Answer(patched);
        var call = await rig.Script.NextAsync();
        Assert.Equal("101", call.Machine.Metadata.ResourceVersion);
        call.Done();
        await watch.SendAsync("MODIFIED", patched);
        await watch.SendAsync("ADDED", With(Machine.Named("b", version: "102"), Ours));
        Assert.Equal("b", (await rig.Script.NextAsync()).Name);
    }

    [Fact]
    public async Task A_deleted_object_is_finalized_and_loses_our_finalizer_only()
    {
        await using var rig = Finalizing();
        await rig.StartAsync(Deleted(With(Machine.Named("a", version: "1"), "other/x", Ours)));
        var call = await rig.Script.NextAsync();
        Assert.Equal("finalize", call.Method);
        call.Done();
        var patch = await rig.Server.NextAsync("/machines/a");
        Assert.Equal(
            """[{"op":"test","path":"/metadata/uid","value":"uid-a"},{"op":"test","path":"/metadata/finalizers/1","value":"infra.example.com/machine"},{"op":"remove","path":"/metadata/finalizers/1"}]""",
            patch.Body);
        patch.Answer(Deleted(With(Machine.Named("a", version: "101"), "other/x")));
        await rig.WhenIdleAsync();
        Assert.NotNull(rig.Machines.Find("a", "default"));
        Assert.False(rig.Script.HasCall);
    }

    [Fact]
    public async Task An_unfinished_clean_up_keeps_the_finalizer_and_comes_again()
    {
        await using var rig = Finalizing();
        await rig.StartAsync(Deleted(With(Machine.Named("a", version: "1"), Ours)));
        (await rig.Script.NextAsync()).Return(ReconcileResult.RequeueAfter(TimeSpan.FromSeconds(30)));
        await rig.WhenIdleAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(30));
        (await rig.Script.NextAsync()).Throw(new InvalidOperationException("busy"));
        await rig.WhenIdleAsync();
        Assert.False(rig.Server.HasRequest);
        rig.Time.Advance(ItemBackoff.First);
        (await rig.Script.NextAsync()).Done();
        (await rig.Server.NextAsync("/machines/a")).Answer(Deleted(Machine.Named("a", version: "101")));
        await rig.WhenIdleAsync();
        Assert.Null(rig.Machines.Find("a", "default"));
    }

    [Theory]
    [InlineData("other/x")]
    [InlineData("")]
    public async Task A_deleted_object_without_our_finalizer_reaches_nobody(string finalizers)
    {
        await using var rig = Finalizing();
        await rig.StartAsync(Deleted(With(Machine.Named("a", version: "1"), finalizers.Split(',', StringSplitOptions.RemoveEmptyEntries))));
        await rig.WhenIdleAsync();
        Assert.False(rig.Script.HasCall);
        Assert.False(rig.Server.HasRequest);
    }

    [Fact]
    public async Task A_finalizer_that_somebody_else_changes_meanwhile_is_a_quiet_retry_with_the_new_list()
    {
        await using var rig = Finalizing();
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        var patch = await rig.Server.NextAsync("/machines/a");
        patch.Refuse(HttpStatusCode.UnprocessableEntity, "Invalid", "the server rejected our request due to an error in our request");
        await rig.WhenIdleAsync();
        Assert.DoesNotContain(rig.Server.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal));
        await watch.SendAsync("MODIFIED", With(Machine.Named("a", version: "101"), "other/x"));
        patch = await rig.Server.NextAsync("/machines/a");
        Assert.Contains("""{"op":"test","path":"/metadata/finalizers","value":["other/x"]}""", patch.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_is_gone_when_its_finalizer_is_removed_is_done()
    {
        await using var rig = Finalizing();
        await rig.StartAsync(Deleted(With(Machine.Named("a", version: "1"), Ours)));
        (await rig.Script.NextAsync()).Done();
        (await rig.Server.NextAsync("/machines/a")).Refuse(HttpStatusCode.NotFound, "NotFound", "not found", """{"name":"a"}""");
        await rig.WhenIdleAsync();
        rig.Time.Advance(TimeSpan.FromHours(1));
        await rig.WhenIdleAsync();
        Assert.False(rig.Script.HasCall);
    }

    private static OperatorRig Finalizing() => new(builder =>
        builder.AddController<Machine, FinalizingReconciler>(Machine.Descriptor, controller => controller.UseFinalizer(Ours)));

    private static Machine With(Machine machine, params string[] finalizers)
    {
        machine.Metadata.Finalizers = finalizers;
        return machine;
    }

    private static Machine Deleted(Machine machine)
    {
        machine.Metadata.DeletionTimestamp = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        machine.Metadata.DeletionGracePeriodSeconds = 0;
        return machine;
    }
}
