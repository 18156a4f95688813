using k8s.Models;
using Microsoft.Extensions.DependencyInjection;

namespace CrdToolkit.Tests.Caching;

/// <summary>Code that changes objects of a cache, which all readers share, is found.</summary>
public sealed class MutationDetectorTests
{
    [Fact]
    public async Task A_reconciler_that_changes_its_object_is_named_with_the_object_and_the_fields_and_has_the_stop_fail()
    {
        await using var rig = Rig(true);
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        var call = await rig.Script.NextAsync();
        call.Machine.Metadata.Labels = new Dictionary<string, string> { ["x"] = "y" };
        call.Machine.Metadata.Generation = 7;
        call.Done();
        await rig.Server.Log.WaitForAsync("An object of a cache was changed");
        // The work goes on.
        await watch.SendAsync("ADDED", Machine.Named("b", version: "101"));
        (await rig.Script.NextAsync()).Done();
        await rig.WhenIdleAsync();
        const string finding = "Machine default/a at $.metadata.generation, $.metadata.labels; reconciles at that time: machine (default/a)";
        Assert.Contains(rig.Server.Log.Lines, line => line.Contains(finding, StringComparison.Ordinal));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => rig.StopAsync(TestContext.Current.CancellationToken));
        Assert.Contains(finding, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_by_anybody_is_found_within_a_second()
    {
        await using var rig = Rig(true);
        await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Done();
        await rig.WhenIdleAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(2));
        rig.Time.Advance(TimeSpan.FromSeconds(2));
        rig.Machines.Find("a", "default")!.Metadata.Name = "c";
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains(rig.Server.Log.Lines, line => line.Contains("Machine default/a at $.metadata.name; reconciles at that time: none", StringComparison.Ordinal));
        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.StopAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Changes_by_the_server_and_by_clients_are_none()
    {
        await using var rig = Rig(true);
        var watch = await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Done();
        await watch.SendAsync("MODIFIED", Machine.Named("a", cpu: 2, version: "101", generation: 2));
        (await rig.Script.NextAsync()).Done();
        await watch.SendAsync("DELETED", Machine.Named("a", cpu: 2, version: "102", generation: 2));
        await rig.WhenIdleAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(5));
        await rig.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nothing_is_looked_for_where_it_is_not_asked_for()
    {
        await using var rig = Rig(false);
        await rig.StartAsync(Machine.Named("a", version: "1"));
        (await rig.Script.NextAsync()).Machine.Metadata.Generation = 7;
        Assert.Null(rig.Machines.Store.Guard);
    }

    [Fact]
    public void A_cache_of_metadata_is_watched_over_too()
    {
        var found = new List<string>();
        var guard = new MutationGuard<PartialObjectMetadata<V1Secret>>("Secret", value => System.Text.Encoding.UTF8.GetBytes($$"""{"name":"{{value.Metadata.Name}}"}"""), (name, fields) => found.Add($"{name} {string.Join(' ', fields)}"));
        var secret = new PartialObjectMetadata<V1Secret> { Metadata = new() { Name = "a" } };
        guard.Entered(new("default", "a"), secret);
        secret.Metadata.Name = "b";
        guard.CheckAll();
        guard.CheckAll();
        Assert.Equal(["Secret default/a $.name"], found);
    }

    private static OperatorRig Rig(bool detects) => new(builder =>
    {
        builder.Services.Configure<OperatorOptions>(options => options.DetectMutations = detects);
        builder.AddController<Machine, PlainReconciler>(Machine.Descriptor);
    });
}
