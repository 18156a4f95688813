using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>
/// Runs the operator with the host. Probes are answered before anything else starts; then caches are filled, on standby too, and work
/// begins with leadership. The start never waits for the API server, which may come later. The stop lets controllers finish what
/// they are at, and cancels it early enough for the rest; ends the watches after that, so that they see their own last writes; and gives up the lease when
/// nothing of this process works any more.
/// </summary>
internal sealed class OperatorService(
    KubernetesApi api,
    IEnumerable<ICacheRunner> caches,
    IEnumerable<IController> controllers,
    Elections elections,
    OperatorEndpoint endpoint,
    OperatorLoops loops,
    OperatorMetrics metrics,
    EventRecorder recorder,
    EventWriter events,
    IOptions<OperatorOptions> options,
    TimeProvider time) : IHostedService, IDisposable
{
    // Events are lost rather than that the process is killed while it stops.
    private static readonly TimeSpan EventPatience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource reading = new();
    private readonly CancellationTokenSource telling = new();
    private Task[] readers = [];
    private Task writing = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        endpoint.Start();
        ClientLog.Connecting(api.Logger, api.Connection.BaseUri, api.CredentialSource);
        metrics.Observe(caches, elections);
        writing = loops.Run("the events", () => events.RunAsync(telling.Token));
        foreach (var controller in controllers)
            controller.Start();
        readers = [.. caches.Select(cache => loops.Run($"reading {cache.Descriptor.GroupResource}", () => cache.RunAsync(reading.Token)))];
        elections.Start();
        loops.Started();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        loops.Stopping();
        using var grace = new CancellationTokenSource(options.Value.StopGracePeriod, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, grace.Token);
        await Task.WhenAll(controllers.Select(controller => controller.StopAsync(either.Token))).ConfigureAwait(false);
        await reading.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(readers).ConfigureAwait(false);
        // Before the lease is given up: on standby nothing is told either.
        elections.TellOfStop();
        recorder.Complete();
        await writing.WaitAsync(EventPatience, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await telling.CancelAsync().ConfigureAwait(false);
        // Only now may another replica begin.
        await elections.StopAsync().ConfigureAwait(false);
        endpoint.Dispose();
    }

    public void Dispose()
    {
        reading.Dispose();
        telling.Dispose();
    }
}
