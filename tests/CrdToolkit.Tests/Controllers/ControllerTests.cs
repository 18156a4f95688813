using System.Net;

namespace CrdToolkit.Tests.Controllers;

public sealed class ControllerTests
{
    [Fact]
    public async Task Each_object_is_reconciled_at_start_and_after_each_change()
    {
        await using var rig = Plain();
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        var call = await rig.Script.NextAsync();
        Assert.Equal(("reconcile", "a"), (call.Method, call.Name));
        call.Done();
        await watch.SendAsync("MODIFIED", Machine.Named("a", cpu: 2, version: "101", generation: 2));
        Assert.Equal(2, (await rig.Script.NextAsync()).Machine.Spec.Cpu);
        await watch.SendAsync("ADDED", Machine.Named("b", version: "102"));
        Assert.Equal("b", (await rig.Script.NextAsync()).Name);
    }

    [Fact]
    public async Task Nothing_is_reconciled_before_the_list_is_complete()
    {
        await using var rig = Plain();
        var starting = rig.StartAsync();
        var watch = await starting;
        Assert.False(rig.Script.HasCall);
        await watch.SendAsync("ADDED", Machine.Named("a", version: "101"));
        await rig.Script.NextAsync();
    }

    [Fact]
    public async Task A_write_of_the_status_does_not_have_the_object_reconciled()
    {
        await using var rig = Plain();
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Done();
        await watch.SendAsync("MODIFIED", Machine.Named("a", version: "101") with { Status = new() { Phase = "Running" } });
        await watch.SendAsync("ADDED", Machine.Named("b", version: "102"));
        Assert.Equal("b", (await rig.Script.NextAsync()).Name);
    }

    [Fact]
    public async Task An_object_is_never_reconciled_twice_at_once()
    {
        await using var rig = Plain();
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        var first = await rig.Script.NextAsync();
        await watch.SendAsync("MODIFIED", Machine.Named("a", cpu: 2, version: "101", generation: 2));
        await watch.SendAsync("ADDED", Machine.Named("b", version: "102"));
        Assert.Equal("b", (await rig.Script.NextAsync()).Name);
        Assert.False(rig.Script.HasCall);
        first.Done();
        Assert.Equal(("a", 2), await NameAndCpuAsync(rig));
    }

    [Fact]
    public async Task Each_reconcile_has_a_scope_of_its_own()
    {
        await using var rig = Plain();
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        var first = await rig.Script.NextAsync();
        first.Done();
        await watch.SendAsync("MODIFIED", Machine.Named("a", version: "101", generation: 2));
        Assert.NotSame(first.Reconciler, (await rig.Script.NextAsync()).Reconciler);
    }

    [Fact]
    public async Task An_object_comes_again_after_the_time_that_the_result_says()
    {
        await using var rig = Plain();
        await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Return(ReconcileResult.RequeueAfter(TimeSpan.FromMinutes(5)));
        await QuietAsync(rig);
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("a", (await rig.Script.NextAsync()).Name);
    }

    [Fact]
    public async Task A_failing_object_is_tried_for_ever_and_told_once_and_once_more_when_it_succeeds()
    {
        await using var rig = Plain();
        await rig.StartAsync(Machine.Named("a", version: "1"));
        for (var attempt = 1; attempt <= 30; attempt++)
        {
            (await rig.Script.NextAsync()).Throw(new InvalidOperationException("no network"));
            await QuietAsync(rig);
            rig.Time.Advance(ItemBackoff.After(attempt));
        }

        Assert.Equal("Warning: machine: Machine default/a failed and is tried again in 0.005 s, then later each time: no network", Assert.Single(rig.Server.Log.Lines, IsAboutA));
        (await rig.Script.NextAsync()).Return(ReconcileResult.Retry("still none"));
        await QuietAsync(rig);
        rig.Time.Advance(ItemBackoff.Longest);
        (await rig.Script.NextAsync()).Done();
        await QuietAsync(rig);
        Assert.Equal(3, rig.Server.Log.Lines.Count(IsAboutA));
        Assert.Contains("default/a succeeded", rig.Server.Log.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_failure_of_many_objects_is_told_a_few_times()
    {
        await using var rig = Plain();
        await rig.StartAsync([.. Enumerable.Range(0, 50).Select(number => Machine.Named($"vm{number}", version: "1"))]);
        for (var i = 0; i < 50; i++)
        {
            var call = await rig.Script.NextAsync();
            call.Throw(new InvalidOperationException($"{call.Name} has no network"));
        }

        await QuietAsync(rig);
        Assert.Equal(6, rig.Server.Log.Lines.Count(line => line.StartsWith("Warning", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_conflict_is_quiet_until_it_persists()
    {
        await using var rig = Plain();
        await rig.StartAsync(Machine.Named("a", version: "1"));
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await ConflictAsync(rig);
            await QuietAsync(rig);
            rig.Time.Advance(ItemBackoff.After(attempt));
        }

        Assert.DoesNotContain(rig.Server.Log.Lines, IsAboutA);
        await ConflictAsync(rig);
        await QuietAsync(rig);
        Assert.Single(rig.Server.Log.Lines, IsAboutA);
    }

    [Fact]
    public async Task An_object_that_is_gone_loses_its_timer_and_reaches_nobody()
    {
        await using var rig = Plain();
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Return(ReconcileResult.RequeueAfter(TimeSpan.FromMinutes(5)));
        await watch.SendAsync("DELETED", Machine.Named("a", version: "101"));
        await watch.SendAsync("ADDED", Machine.Named("b", version: "102"));
        (await rig.Script.NextAsync()).Done();
        await QuietAsync(rig);
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        await QuietAsync(rig);
        Assert.False(rig.Script.HasCall);
    }

    [Fact]
    public async Task An_object_that_cannot_be_read_is_left_alone_while_the_others_go_on()
    {
        await using var rig = Plain();
        var watch = await rig.StartAsync();
        await watch.SendAsync("ADDED", """{"metadata":{"name":"bad","namespace":"default","uid":"u","resourceVersion":"101"},"spec":{"cpu":"many"}}""");
        await watch.SendAsync("ADDED", Machine.Named("good", version: "102"));
        Assert.Equal("good", (await rig.Script.NextAsync()).Name);
        Assert.Contains(rig.Server.Log.Lines, line => line.Contains("Machine default/bad cannot be read and is left alone until it changes: $.spec.cpu", StringComparison.Ordinal));
        await watch.SendAsync("MODIFIED", Machine.Named("bad", version: "103", uid: "u"));
        Assert.Equal("bad", (await rig.Script.NextAsync()).Name);
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_being_worked_on_and_takes_up_nothing_new()
    {
        await using var rig = new OperatorRig(builder => builder.AddController<Machine, PlainReconciler>(Machine.Descriptor, controller => controller.WithMaxConcurrentReconciles(1)));
        await rig.StartAsync(Machine.Named("a", version: "1"), Machine.Named("b", version: "2"));
        var call = await rig.Script.NextAsync();
        var stopping = rig.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stopping.IsCompleted);
        Assert.False(call.CancellationToken.IsCancellationRequested);
        call.Done();
        await stopping;
        Assert.False(rig.Script.HasCall);
    }

    [Fact]
    public async Task What_is_being_worked_on_is_cancelled_when_the_time_to_stop_is_over()
    {
        await using var rig = Plain();
        await rig.StartAsync(Machine.Named("a", version: "1"));
        var call = await rig.Script.NextAsync();
        using var grace = new CancellationTokenSource();
        var stopping = rig.StopAsync(grace.Token);
        await grace.CancelAsync();
        await stopping;
        Assert.True(call.CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task A_stop_cancels_what_is_being_worked_on_before_the_host_loses_patience()
    {
        await using var rig = Plain();
        await rig.StartAsync(Machine.Named("a", version: "1"));
        var call = await rig.Script.NextAsync();
        var stopping = rig.StopAsync(TestContext.Current.CancellationToken);
        await rig.Time.PassAsync(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15));
        await stopping.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(call.CancellationToken.IsCancellationRequested);
        Assert.DoesNotContain(rig.Server.Log.Lines, IsAboutA);
    }

    [Fact]
    public async Task A_stop_leaves_behind_what_does_not_look_at_its_token()
    {
        await using var rig = Stubborn();
        await rig.StartAsync(Machine.Named("a", version: "1"));
        var call = await rig.Script.NextAsync();
        var stopping = rig.StopAsync(TestContext.Current.CancellationToken);
        await rig.Time.PassAsync(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15));
        await rig.Time.PassAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        await stopping.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("default/a was still being worked on when the time to stop was over", Assert.Single(rig.Server.Log.Lines, IsAboutA), StringComparison.Ordinal);
        call.Done();
    }

    [Fact]
    public async Task A_controller_that_never_started_does_not_say_that_it_stopped()
    {
        await using var rig = Plain();
        await rig.StartOnlyAsync();
        await rig.Server.NextAsync("/machines");
        await rig.StopAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(rig.Server.Log.Lines, line => line.Contains("stopped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_object_is_reconciled_again_after_the_resync_period_without_a_request()
    {
        await using var rig = Plain(options => options.ResyncPeriod = TimeSpan.FromHours(1));
        await rig.StartAsync(Machine.Named("a", version: "1"), Machine.Named("b", version: "2"));
        (await rig.Script.NextAsync()).Done();
        (await rig.Script.NextAsync()).Done();
        await QuietAsync(rig);
        await rig.Time.PassAsync(TimeSpan.FromMinutes(54), TimeSpan.FromMinutes(66));
        Assert.Equal(["a", "b"], new[] { await NextNameAsync(rig), await NextNameAsync(rig) }.Order());
        Assert.False(rig.Server.HasRequest);
    }

    [Fact]
    public async Task A_reconcile_that_takes_too_long_is_cancelled_and_retried()
    {
        await using var rig = Plain(options => options.Controllers["machine"] = new() { ReconcileTimeout = TimeSpan.FromSeconds(30) });
        await rig.StartAsync(Machine.Named("a", version: "1"));
        var call = await rig.Script.NextAsync();
        await rig.Time.PassAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
        await QuietAsync(rig);
        Assert.True(call.CancellationToken.IsCancellationRequested);
        Assert.Contains("the reconcile took longer than 30 s and was cancelled", Assert.Single(rig.Server.Log.Lines, IsAboutA), StringComparison.Ordinal);
        rig.Time.Advance(ItemBackoff.First);
        Assert.Equal("a", (await rig.Script.NextAsync()).Name);
    }

    [Fact]
    public async Task A_reconcile_that_does_not_look_at_its_token_is_told_and_told_again_when_it_has_taken_twice_as_long()
    {
        await using var rig = Stubborn(options => options.ReconcileTimeout = TimeSpan.FromSeconds(30));
        await rig.StartAsync(Machine.Named("a", version: "1"));
        var call = await rig.Script.NextAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(34));
        Assert.DoesNotContain(rig.Server.Log.Lines, IsAboutA);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            "Warning: machine: the reconcile of Machine default/a has not returned after 35 s, though it was cancelled after 30 s, and keeps one of 4 workers. Pass its cancellation token to whatever it waits for, and wait for nothing that takes none",
            Assert.Single(rig.Server.Log.Lines, IsAboutA));
        rig.Time.Advance(TimeSpan.FromSeconds(34));
        Assert.Single(rig.Server.Log.Lines, IsAboutA);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("after 70 s", rig.Server.Log.Lines[^1], StringComparison.Ordinal);
        call.Done();
        await QuietAsync(rig);
        rig.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, rig.Server.Log.Lines.Count(IsAboutA));
    }

    [Fact]
    public async Task What_a_reconciler_itself_says_is_missing_is_not_called_a_failure()
    {
        await using var rig = Plain();
        await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Return(ReconcileResult.Retry("network n does not exist yet"));
        await QuietAsync(rig);
        rig.Time.Advance(ItemBackoff.First);
        (await rig.Script.NextAsync()).Done();
        await QuietAsync(rig);
        Assert.Equal(
            [
                "Warning: machine: Machine default/a is not done; it is reconciled again when something changes, in 0.005 s, then later each time: network n does not exist yet",
                "Information: machine: Machine default/a succeeded, after: network n does not exist yet",
            ],
            rig.Server.Log.Lines.Where(IsAboutA));
    }

    [Fact]
    public async Task A_hopeless_object_is_told_once_and_left_alone_until_it_changes()
    {
        await using var rig = Plain();
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Return(ReconcileResult.GiveUp("the network is gone for good"));
        await QuietAsync(rig);
        rig.Time.Advance(TimeSpan.FromMinutes(3));
        await QuietAsync(rig);
        Assert.False(rig.Script.HasCall);
        await watch.SendAsync("MODIFIED", Machine.Named("a", version: "101", generation: 2));
        (await rig.Script.NextAsync()).Return(ReconcileResult.GiveUp("the network is gone for good"));
        await QuietAsync(rig);
        Assert.Equal(
            "Error: machine: Machine default/a cannot be reconciled and is left alone until something changes: the network is gone for good",
            Assert.Single(rig.Server.Log.Lines, IsAboutA));
    }

    [Fact]
    public async Task Changes_of_labels_have_an_object_reconciled_where_they_are_asked_for()
    {
        await using var rig = new OperatorRig(builder => builder.AddController<Machine, PlainReconciler>(
            Machine.Descriptor, controller => controller.ReconcileOn(ObjectChanges.Labels)));
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Done();
        var labelled = Machine.Named("a", version: "101");
        labelled.Metadata.Labels = new Dictionary<string, string> { ["x"] = "y" };
        await watch.SendAsync("MODIFIED", labelled);
        Assert.Equal("a", (await rig.Script.NextAsync()).Name);
    }

    private static OperatorRig Plain(Action<OperatorOptions> configure) =>
        new(builder => builder.AddController<Machine, PlainReconciler>(Machine.Descriptor), configure);

    private static async Task<string> NextNameAsync(OperatorRig rig)
    {
        var call = await rig.Script.NextAsync();
        call.Done();
        return call.Name;
    }

    private static OperatorRig Plain() => new(builder => builder.AddController<Machine, PlainReconciler>(Machine.Descriptor));

    private static OperatorRig Stubborn(Action<OperatorOptions>? configure = null) =>
        new(builder => builder.AddController<Machine, StubbornReconciler>(Machine.Descriptor), configure);

    private static bool IsAboutA(string line) => line.Contains("default/a", StringComparison.Ordinal);

    private static async Task ConflictAsync(OperatorRig rig)
    {
        var call = await rig.Script.NextAsync();
        var get = new MachineClient(rig.Server.Api).GetAsync("x", "default", TestContext.Current.CancellationToken);
        (await rig.Server.NextAsync("/x")).Refuse(HttpStatusCode.Conflict, "Conflict", "the object has been modified");
        call.Throw(await Assert.ThrowsAsync<KubernetesApiException>(() => get));
    }

    private static async Task<(string Name, int Cpu)> NameAndCpuAsync(OperatorRig rig)
    {
        var call = await rig.Script.NextAsync();
        return (call.Name, call.Machine.Spec.Cpu);
    }

    /// <summary>Waits until the workers have settled what was returned to them.</summary>
    private static Task QuietAsync(OperatorRig rig) => rig.WhenIdleAsync();
}
