using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Hosting;

/// <summary>Runs the server's controllers: every change of the store reaches each of them, in order, on one task.</summary>
internal sealed class ControllerLoop : IAsyncDisposable
{
    private readonly WatchSubscription changes;
    private readonly ObjectStore store;
    private readonly Task loop;
    private readonly Lock gate = new();
    private readonly Lock acting = new();
    private TaskCompletionSource? progress;
    private long done;

    /// <summary>Starts the controllers; what was stored before is not told.</summary>
    public ControllerLoop(ObjectStore store, params IReadOnlyList<IStoreObserver> controllers)
    {
        this.store = store;
        changes = store.Observe();
        done = store.Revision;
        loop = Task.Run(() => RunAsync(controllers));
    }

    /// <summary>Waits until the controllers have acted on every change, those that they made themselves included.</summary>
    public async Task SettleAsync()
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (done >= store.Revision || loop.IsCompleted)
                {
                    return;
                }

                progress ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                next = progress.Task;
            }

            await next;
        }
    }

    /// <summary>
    /// Changes the store while no controller is at work: none of them carries on with what it read before. What they have not seen yet
    /// they see afterwards, and then find what is stored now.
    /// </summary>
    public void Pause(Action change)
    {
        lock (acting)
        {
            change();
        }
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
            lock (acting)
            {
                foreach (var controller in controllers)
                {
                    controller.Observe(change);
                }
            }

            lock (gate)
            {
                done = change.Revision;
                progress?.SetResult();
                progress = null;
            }
        }
    }
}
