using System.Net;
using System.Text.Json.Nodes;
using CrdToolkit.Testing;

namespace CrdToolkit.Tests.Leadership;

public sealed class LeaderElectorTests : IAsyncLifetime
{
    private LocalApiServer server = null!;

    public async ValueTask InitializeAsync() => server = await LocalApiServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_first_leads_and_the_second_stands_by_as_long_as_the_lease_is_renewed()
    {
        await using var first = new Candidate(server, "first");
        await first.LeadAsync();
        await using var second = new Candidate(server, "second");
        await second.Log.WaitForAsync("Standing by: the lease default/op is held by first");
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(1);)
        {
            await first.PassRenewalAsync();
            passed += await second.PassRetryAsync();
        }

        Assert.True(first.Elector.IsLeading);
        Assert.False(second.Elector.IsLeading);
        Assert.Single(second.Log.Lines);
    }

    [Fact]
    public async Task A_lease_that_is_not_renewed_is_taken_after_its_duration_by_the_own_clock()
    {
        await using var first = new Candidate(server, "first");
        await first.LeadAsync();
        // Its clock says another century; what the lease says of times is nothing to it.
        await using var second = new Candidate(server, "second", clockAhead: TimeSpan.FromDays(36_500));
        var waited = TimeSpan.Zero;
        var leading = second.LeadAsync();
        await second.Log.WaitForAsync("Standing by");
        while (waited < second.Options.LeaseDuration)
        {
            Assert.False(leading.IsCompleted);
            waited += await second.PassRetryAsync();
        }

        await leading;
        var spec = await SpecAsync(second);
        Assert.Equal(("second", 1, 15), ((string?)spec["holderIdentity"], (int?)spec["leaseTransitions"], (int?)spec["leaseDurationSeconds"]));
    }

    [Fact]
    public async Task At_the_renew_deadline_work_is_cancelled_and_clients_refuse_to_write()
    {
        await using var candidate = new Candidate(server, "only");
        var term = await candidate.LeadAsync();
        candidate.CutConnection();
        var machines = new MachineClient(candidate.Api);
        var end = CancelledAsync(term.Ended);
        while (!end.IsCompleted)
            await Task.WhenAny(end, candidate.Time.PassAsync(TimeSpan.Zero, TimeSpan.FromSeconds(2)));
        var failure = await Assert.ThrowsAsync<LeadershipLostException>(() => machines.CreateAsync(Machine.Named("a"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.StartsWith("create machines.infra.example.com in namespace default was not sent, because this process no longer leads: the lease default/op was not renewed for 10 s (", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the network is down", failure.Message, StringComparison.Ordinal);
        // Reading harms nobody: it fails by the network only.
        await Assert.ThrowsAsync<KubernetesApiException>(() => machines.ListAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_reason_of_a_lost_lease_is_the_failure_and_not_that_a_last_try_had_no_time()
    {
        await using var candidate = new Candidate(server, "only", new LeaderElectionOptions { RetryPeriod = TimeSpan.FromSeconds(3.3) });
        var term = await candidate.LeadAsync();
        candidate.CutConnection();
        await candidate.PassRenewalAsync();
        await candidate.PassRenewalAsync();
        // At 9.9 s there is a tenth of a second left.
        await candidate.PassRenewalAsync(candidate.LoseRequests);
        await candidate.Time.PassAsync(TimeSpan.FromSeconds(0.09), TimeSpan.FromSeconds(0.11));
        await CancelledAsync(term.Ended);
        Assert.Contains("the network is down", term.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("no answer within", term.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_was_paused_does_not_write_before_it_notices()
    {
        var time = new VirtualTime();
        var fence = new WriteFence { ProcessTerm = new LeadershipTerm("default/op", TimeSpan.FromSeconds(10), time, time.GetTimestamp()) };
        var write = new ApiRequest(ApiVerb.Delete, Machine.Descriptor, "default", "a");
        time.Advance(TimeSpan.FromSeconds(9));
        fence.Check(write);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Throws<LeadershipLostException>(() => fence.Check(write));
    }

    [Fact]
    public async Task Work_that_goes_on_when_the_lease_can_expire_ends_the_process()
    {
        await using var candidate = new Candidate(server, "only");
        var term = await candidate.LeadAsync();
        term.Begin("machine", new NamespacedName("default", "a"));
        candidate.CutConnection();
        var exit = candidate.ExitAsync();
        while (!exit.IsCompleted)
            await Task.WhenAny(exit, candidate.Time.PassAsync(TimeSpan.Zero, TimeSpan.FromSeconds(5)));
        var reason = await exit;
        Assert.Contains("these reconciles have not returned though they were cancelled: machine default/a", reason, StringComparison.Ordinal);
        Assert.Contains("the lease default/op was not renewed for 10 s", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_work_returns_in_time_the_process_stands_for_election_again()
    {
        await using var first = new Candidate(server, "first");
        var term = await first.LeadAsync();
        await using var second = new Candidate(server, "second");
        await TakeOverAsync(second);
        // Its clock stood still; the next renewal finds that another one leads.
        await first.PassRenewalAsync();
        await CancelledAsync(term.Ended);
        await first.Log.WaitForAsync("No longer leading with the lease default/op, work is cancelled: the lease default/op was taken by second");
        await first.Log.WaitForAsync("Standing by: the lease default/op is held by second");
        await second.StopAsync();
        var again = first.LeadAsync();
        await first.PassRetryAsync();
        Assert.NotSame(term, await again);
    }

    [Fact]
    public async Task A_lease_that_is_given_up_is_taken_at_the_next_try()
    {
        await using var first = new Candidate(server, "first");
        await first.LeadAsync();
        await using var second = new Candidate(server, "second");
        await second.Log.WaitForAsync("Standing by");
        await first.StopAsync();
        Assert.Null((await SpecAsync(second))["holderIdentity"]);
        var leading = second.LeadAsync();
        await second.PassRetryAsync();
        await leading;
    }

    [Fact]
    public async Task A_lease_is_not_given_up_while_work_goes_on()
    {
        await using var candidate = new Candidate(server, "only");
        (await candidate.LeadAsync()).Begin("machine", new NamespacedName("default", "a"));
        await candidate.StopAsync();
        Assert.Equal("only", (string?)(await SpecAsync(candidate))["holderIdentity"]);
    }

    [Fact]
    public async Task Who_may_not_touch_leases_is_told_what_is_missing()
    {
        var scripted = new ScriptedServer();
        var @lock = new LeaseLock(scripted.Api, "prod", "op", "me", TimeSpan.FromSeconds(15));
        var elector = new LeaderElector(@lock, new LeaderElectionOptions(), scripted.Time, new LeadershipLog(scripted.Log), null!);
        using var stop = new CancellationTokenSource();
        var running = elector.RunAsync(stop.Token);
        (await scripted.NextAsync("/leases/op")).Refuse(HttpStatusCode.Forbidden, "Forbidden", "leases.coordination.k8s.io \"op\" is forbidden: User \"sa\" cannot get resource");
        await scripted.Log.WaitForAsync("Leader election needs the verbs get, create and update for leases of coordination.k8s.io in namespace prod; until then nothing is reconciled.");
        Assert.Contains("get leases.coordination.k8s.io prod/op", elector.Trouble, StringComparison.Ordinal);
        await stop.CancelAsync();
        await running;
    }

    private static async Task TakeOverAsync(Candidate candidate)
    {
        var leading = candidate.LeadAsync();
        while (!leading.IsCompleted)
            await Task.WhenAny(leading, candidate.PassRetryAsync());
        await leading;
    }

    private static Task CancelledAsync(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(cancelled.SetResult);
        return cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<JsonNode> SpecAsync(Candidate candidate)
    {
        using var answer = await candidate.Api.Transport.SendAsync(new ApiRequest(ApiVerb.Get, LeaseLock.Kind, "default", "op"), TestContext.Current.CancellationToken);
        return JsonNode.Parse(answer.Span)!["spec"]!;
    }
}
