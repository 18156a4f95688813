using System.Threading.Channels;
using CrdToolkit.Testing;
using k8s;

namespace CrdToolkit.Tests.Leadership;

/// <summary>A process that stands for election, with a clock of its own that the test moves, and a connection that the test cuts.</summary>
public sealed class Candidate : IAsyncDisposable, IProcessExit
{
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(1);

    private readonly Channel<string> exits = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource standing = new();
    private readonly SwitchableHandler network = new();
    private readonly Kubernetes client;
    private readonly Task running;

    /// <param name="server">Where the lease is.</param>
    /// <param name="identity">Its name as a holder.</param>
    /// <param name="options">How it stands for election.</param>
    /// <param name="clockAhead">How wrong its wall clock is.</param>
    public Candidate(LocalApiServer server, string identity, LeaderElectionOptions? options = null, TimeSpan clockAhead = default)
    {
        Time.AdjustTime(Time.GetUtcNow() + clockAhead);
        client = new Kubernetes(server.ClientConfiguration, network);
        Api = new KubernetesApi(client) { Time = Time, Logger = Log };
        Options = options ?? new LeaderElectionOptions();
        var @lock = new LeaseLock(Api, "default", "op", identity, Options.LeaseDuration);
        Elector = new LeaderElector(@lock, Options, Time, new LeadershipLog(Log), this) { Began = term => Api.Fence.ProcessTerm = term };
        running = Elector.RunAsync(standing.Token);
    }

    public LeaderElectionOptions Options { get; }

    public VirtualTime Time { get; } = new();

    public RecordedLog Log { get; } = new();

    public KubernetesApi Api { get; }

    internal LeaderElector Elector { get; }

    internal Task<LeadershipTerm> LeadAsync() => Patience.WaitAsync(Elector.WaitAsync(TestContext.Current.CancellationToken));

    public void CutConnection() => network.IsDown = true;

    public void LoseRequests() => network.IsSilent = true;

    /// <summary>Waits until the next renewal is due, and lets that time pass: the one before it is over then.</summary>
    /// <param name="first">What happens just before it passes.</param>
    public Task PassRenewalAsync(Action? first = null) => Time.PassAsync(Options.RetryPeriod - Grain, Options.RetryPeriod + Grain, first);

    /// <summary>Lets the time until the next try to get the lease pass.</summary>
    public Task<TimeSpan> PassRetryAsync() => Time.PassAsync(Options.RetryPeriod, Options.RetryPeriod * 2.2);

    public Task<string> ExitAsync() => Patience.WaitAsync(exits.Reader.ReadAsync(TestContext.Current.CancellationToken));

    void IProcessExit.Exit(string reason) => exits.Writer.TryWrite(reason);

    public async Task StopAsync()
    {
        await standing.CancelAsync();
        await running;
        await Elector.ReleaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await standing.CancelAsync();
        await running;
        client.Dispose();
        standing.Dispose();
    }
}
