using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrdToolkit.Tests.Health;

public sealed class HealthTests
{
    private static readonly HealthCheckContext Context = new();

    [Fact]
    public async Task It_is_ready_once_everything_was_read()
    {
        await using var rig = Plain();
        Assert.Equal(HealthStatus.Unhealthy, (await ReadyAsync(rig)).Status);
        await rig.StartOnlyAsync();
        var stream = await rig.Server.NextAsync("/machines");
        Assert.Equal("machines.infra.example.com are not read yet", (await ReadyAsync(rig)).Description);
        await stream.AnswerWatch().EndObjectsAsync("100");
        await rig.Machines.Synced;
        Assert.Equal(HealthStatus.Healthy, (await ReadyAsync(rig)).Status);
        Assert.Equal("heard of 0 s ago", (await ReadyAsync(rig)).Data["machines.infra.example.com"]);
    }

    [Fact]
    public async Task A_missing_role_is_named_with_verb_resource_and_scope()
    {
        await using var rig = Plain();
        await rig.StartOnlyAsync();
        (await rig.Server.NextAsync("/machines")).Refuse(HttpStatusCode.Forbidden, "Forbidden", "machines.infra.example.com is forbidden: User \"sa\" cannot list resource");
        await rig.Server.Log.WaitForAsync("cannot list");
        var result = await ReadyAsync(rig);
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Contains("watch machines.infra.example.com in all namespaces: ", result.Description, StringComparison.Ordinal);
        Assert.Contains("cluster role with apiGroups: [\"infra.example.com\"], resources: [\"machines\"], verbs: [\"list\", \"watch\"]", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_server_makes_it_neither_dead_nor_unready()
    {
        await using var rig = Plain();
        var watch = await rig.StartAsync();
        await rig.Machines.Synced;
        watch.Cut();
        for (var tries = 0; tries < 30; tries++)
        {
            await rig.Time.PassAsync(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30));
            (await rig.Server.NextAsync("/machines")).Break();
        }

        await rig.Time.PassAsync(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30));
        await rig.Server.NextAsync("/machines");
        var ready = await ReadyAsync(rig);
        Assert.Equal(HealthStatus.Degraded, ready.Status);
        Assert.Contains("no answer from", ready.Description, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, (await rig.Get<OperatorLivenessCheck>().CheckHealthAsync(Context, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task A_loop_that_does_not_move_is_dead()
    {
        await using var rig = Plain();
        await rig.StartAsync();
        await rig.Machines.Synced;
        var stuck = new OperatorLivenessCheck(rig.Get<OperatorLoops>(), [new StuckCache(rig.Time)]);
        Assert.Equal(HealthStatus.Healthy, (await stuck.CheckHealthAsync(Context, TestContext.Current.CancellationToken)).Status);
        rig.Time.Advance(TimeSpan.FromMinutes(11));
        var result = await stuck.CheckHealthAsync(Context, TestContext.Current.CancellationToken);
        Assert.Equal((HealthStatus.Unhealthy, "the loop that reads machines.infra.example.com has not moved for 11 minutes"), (result.Status, result.Description));
    }

    [Fact]
    public async Task A_loop_that_ends_by_itself_is_dead()
    {
        var loops = new OperatorLoops();
        loops.Started();
        await Assert.ThrowsAsync<InvalidOperationException>(() => loops.Run("reading machines", () => throw new InvalidOperationException("a bug")));
        var check = new OperatorLivenessCheck(loops, []);
        Assert.Equal("the loop of reading machines has ended: a bug", (await check.CheckHealthAsync(Context, TestContext.Current.CancellationToken)).Description);
        loops.Stopping();
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(Context, TestContext.Current.CancellationToken)).Status);
    }

    private static OperatorRig Plain() => new(builder => builder.AddController<Machine, PlainReconciler>(Machine.Descriptor));

    private static Task<HealthCheckResult> ReadyAsync(OperatorRig rig) => rig.Get<OperatorReadinessCheck>().CheckHealthAsync(Context, TestContext.Current.CancellationToken);
}
