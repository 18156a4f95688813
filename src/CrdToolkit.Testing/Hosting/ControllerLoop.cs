using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Hosting;

/// <summary>Runs the server's controllers: every change of the store reaches each of them, in order, on one task.</summary>
internal sealed class ControllerLoop : IAsyncDisposable
{
    private readonly WatchSubscription changes;
    private readonly Task loop;

    /// <summary>Starts the controllers; what was stored before is not told.</summary>
    public ControllerLoop(ObjectStore store, params IReadOnlyList<IStoreObserver> controllers)
    {
        changes = store.Observe();
        loop = Task.Run(() => RunAsync(controllers));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        changes.Dispose();
        await loop;
    }

    private async Task RunAsync(IReadOnlyList<IStoreObserver> controllers)
    {
        await foreach (var change in changes.Events.ReadAllAsync())
        {
            foreach (var controller in controllers)
            {
                controller.Observe(change);
            }
        }
    }
}
