using Microsoft.Extensions.Hosting;

namespace CrdToolkit;

/// <summary>
/// Runs caches and controllers with the host. The start never waits for the API server, which may come later; the stop lets
/// controllers finish what they are at, and ends the watches after that, so that they see their own last writes.
/// </summary>
internal sealed class OperatorService(IEnumerable<ICacheRunner> caches, IEnumerable<IController> controllers, Elections elections) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource reading = new();
    private Task[] readers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var controller in controllers)
            controller.Start();
        readers = [.. caches.Select(cache => Task.Run(() => cache.RunAsync(reading.Token), CancellationToken.None))];
        elections.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(controllers.Select(controller => controller.StopAsync(cancellationToken))).ConfigureAwait(false);
        // Only now may another replica begin.
        await elections.StopAsync().ConfigureAwait(false);
        await reading.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(readers).ConfigureAwait(false);
    }

    public void Dispose() => reading.Dispose();
}
