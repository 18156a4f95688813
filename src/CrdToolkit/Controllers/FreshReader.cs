using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Reads a reconciled object from the cache, never one older than what this process has written: it waits a while for the watch, and
/// after a write whose outcome nobody knows it asks the server.
/// </summary>
internal sealed class FreshReader<T>(ResourceStore<T> store, PrimaryClient<T> client, TimeSpan timeout, TimeProvider time)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    public async ValueTask<(Freshness Freshness, T? Resource)> ReadAsync(NamespacedName key, CancellationToken cancellationToken)
    {
        if (store.PendingWriteOf(key) is { } write)
        {
            if (write.IsUnknown)
                await ReadLiveAsync(key, write, cancellationToken).ConfigureAwait(false);
            else if (!await IsReachedAsync(write, cancellationToken).ConfigureAwait(false))
                return (Freshness.Stale, null);
        }

        if (store.Find(key) is { } resource)
            return (Freshness.Fresh, resource);
        return (store.FindMetadata(key) is null ? Freshness.Gone : Freshness.Unreadable, null);
    }

    private async Task<bool> IsReachedAsync(PendingWrite write, CancellationToken cancellationToken)
    {
        try
        {
            await write.Reached.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task ReadLiveAsync(NamespacedName key, PendingWrite write, CancellationToken cancellationToken)
    {
        try
        {
            var live = await client.FindAsync(key, cancellationToken).ConfigureAwait(false);
            if (live is null)
                store.Deleted(key, null);
            else
                store.Observe(key, ParsedResource<T>.Read(live, live.Metadata));
        }
        catch (ResourceUnreadableException exception)
        {
            store.Observe(key, ParsedResource<T>.Failed(exception.Resource, exception));
        }

        store.Settle(key, write);
    }
}
