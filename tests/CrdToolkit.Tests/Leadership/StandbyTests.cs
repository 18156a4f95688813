using System.Text.Json.Nodes;
using CrdToolkit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CrdToolkit.Tests.Leadership;

public sealed class StandbyTests
{
    [Theory]
    [InlineData(false, "default/op")]
    [InlineData(true, "default/op-machine")]
    public async Task A_standby_reads_everything_and_works_once_the_leader_has_stopped(bool perController, string lease)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await LocalApiServer.StartAsync(cancellationToken: cancellation);
        var machines = new MachineClient(new KubernetesApi(server.CreateClient()));
        await CustomResourceDefinitions.InstallAsync(machines.Api, typeof(StandbyTests).Assembly, cancellation);
        await machines.CreateAsync(Machine.Named("a") with { Metadata = new() { Name = "a", NamespaceProperty = "default" } }, cancellationToken: cancellation);
        var leader = new ReconcileScript();
        var standby = new ReconcileScript();
        using var first = Replica(server, "first", leader, perController, out _);
        await first.StartAsync(cancellation);
        (await leader.NextAsync()).Done();

        using var second = Replica(server, "second", standby, perController, out var log);
        await second.StartAsync(cancellation);
        await log.WaitForAsync($"Standing by: the lease {lease} is held by first");
        var cache = second.Services.GetRequiredService<ResourceCache<Machine>>();
        await cache.Synced.WaitAsync(cancellation);
        Assert.NotNull(cache.Find("a", "default"));
        Assert.False(standby.HasCall);

        await first.StopAsync(cancellation);
        Assert.Equal("a", (await standby.NextAsync()).Name);
        await second.StopAsync(new CancellationToken(canceled: true));
    }

    [Fact]
    public async Task Who_leads_and_who_no_longer_does_is_told_on_the_lease()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await LocalApiServer.StartAsync(cancellationToken: cancellation);
        var api = new KubernetesApi(server.CreateClient());
        await CustomResourceDefinitions.InstallAsync(api, typeof(StandbyTests).Assembly, cancellation);
        foreach (var identity in new[] { "first", "second" })
        {
            using var replica = Replica(server, identity, new ReconcileScript(), perController: false, out var log);
            await replica.StartAsync(cancellation);
            await log.WaitForAsync("Leading: holds the lease default/op");
            await replica.StopAsync(cancellation);
        }

        using var answer = await api.Transport.SendAsync(
            new ApiRequest(ApiVerb.List, new ResourceDescriptor("events.k8s.io", "v1", "Event", "events", ResourceScope.Namespaced), "default"), cancellation);
        var events = JsonNode.Parse(answer.Span)!["items"]!.AsArray();
        Assert.Equal(
            ["first became leader", "first stopped leading: the operator stops", "second became leader", "second stopped leading: the operator stops"],
            events.Select(told => (string?)told!["note"]).Order(StringComparer.Ordinal));
        Assert.All(events, told => Assert.Equal(
            ("Normal", "LeaderElection", "Lease", "op"),
            ((string?)told!["type"], (string?)told["reason"], (string?)told["regarding"]!["kind"], (string?)told["regarding"]!["name"])));
    }

    [Theory]
    [InlineData(15, 15, 2, "LeaseDuration is 00:00:15; it must be longer than the RenewDeadline of 00:00:15, or two could lead at once.")]
    [InlineData(15, 2, 2, "RenewDeadline is 00:00:02; it must be longer than 1.2 times the RetryPeriod of 00:00:02, or no renewal could fail.")]
    [InlineData(15.5, 10, 2, "LeaseDuration is 00:00:15.5000000; a lease counts whole seconds.")]
    [InlineData(15, 10, 0, "RetryPeriod is 00:00:00; it must be longer than nothing.")]
    public void Times_that_do_not_go_together_are_refused_at_start(double lease, double renew, double retry, string expected)
    {
        var services = new ServiceCollection();
        services.AddOperator(options => options.LeaderElection = new()
        {
            Enabled = true,
            LeaseDuration = TimeSpan.FromSeconds(lease),
            RenewDeadline = TimeSpan.FromSeconds(renew),
            RetryPeriod = TimeSpan.FromSeconds(retry),
        });
        using var provider = services.BuildServiceProvider();
        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<OperatorOptions>>().Value);
        Assert.Contains($"Operator:LeaderElection:{expected}", failure.Message, StringComparison.Ordinal);
    }

    private static IHost Replica(LocalApiServer server, string identity, ReconcileScript script, bool perController, out RecordedLog log)
    {
        log = new RecordedLog();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<ILoggerFactory>(log);
        builder.Services.AddSingleton(server.ClientConfiguration);
        builder.Services.AddSingleton(script);
        builder.Services.AddOperator(options => options.LeaderElection = new()
        {
            Enabled = true,
            PerController = perController,
            LeaseName = "op",
            Identity = identity,
            RetryPeriod = TimeSpan.FromMilliseconds(50),
        }).AddController<Machine, PlainReconciler>(Machine.Descriptor);
        return builder.Build();
    }
}
