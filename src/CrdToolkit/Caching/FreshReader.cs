using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Reads an object from the cache, never one older than what this process has written: it waits a while for the watch, and after a
/// write whose outcome nobody knows it asks the server.
/// </summary>
internal sealed class FreshReader<T>(ResourceStore<T> store, LiveReader<T> live, TimeSpan timeout, TimeProvider time)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    public async ValueTask<(Freshness Freshness, T? Resource)> ReadAsync(NamespacedName key, CancellationToken cancellationToken)
    {
        if (store.PendingWriteOf(key) is { } write && !await IsShownAsync(key, write, cancellationToken).ConfigureAwait(false))
            return (Freshness.Stale, null);
        if (store.Find(key) is { } resource)
            return (Freshness.Fresh, resource);
        return (store.FindMetadata(key) is null ? Freshness.Gone : Freshness.Unreadable, null);
    }

    /// <summary>Waits until the cache shows all that this process has written.</summary>
    /// <param name="namespace">Only in this namespace; null for all.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The object whose write it does not show; null when it shows all.</returns>
    public async ValueTask<NamespacedName?> CatchUpAsync(string? @namespace, CancellationToken cancellationToken)
    {
        foreach (var (key, write) in store.PendingWrites(@namespace))
        {
            if (!await IsShownAsync(key, write, cancellationToken).ConfigureAwait(false))
                return key;
        }

        return null;
    }

    private async Task<bool> IsShownAsync(NamespacedName key, PendingWrite write, CancellationToken cancellationToken)
    {
        if (write.IsUnknown)
        {
            var (resource, version) = await live.ReadAsync(key, cancellationToken).ConfigureAwait(false);
            // A server that lags behind shows the state before the write, as if it had not happened.
            if (store.IsBehind(key, version))
                return false;
            if (resource is { } parsed)
                store.Observe(key, parsed);
            else
                store.Deleted(key, null);
            store.Settle(key, write);
            return true;
        }

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
}
