using System.Runtime.CompilerServices;
using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>A watch as users of a client see it: it goes on through closed and failed connections, and keeps no state but its place.</summary>
internal sealed class ClientWatch<T>(KubernetesApi api, ResourceDescriptor descriptor, ResourceJson<T> json, string? @namespace, WatchOptions options)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly TimeSpan ShortestWatch = TimeSpan.FromSeconds(1);

    private readonly ReconnectBackoff backoff = new(api.Time);
    private string? version = options.ResourceVersion;
    private bool hasWaited;

    public async IAsyncEnumerable<ResourceEvent<T>> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
            var opened = api.Time.GetTimestamp();
            var isEmpty = true;
            hasWaited = false;
            await using (connection.ConfigureAwait(false))
            {
                while (await ReadAsync(connection, cancellationToken).ConfigureAwait(false) is { } @event)
                {
                    isEmpty = false;
                    version = @event.ResourceVersion ?? version;
                    if (@event.Kind == WatchEventKind.Bookmark)
                        continue;
                    if (@event.Resource.IsReadable)
                        yield return new ResourceEvent<T>((ResourceEventType)@event.Kind, @event.Resource.Value);
                    else
                        Tell(@event.Resource.Unreadable);
                }
            }

            // A server that closes every watch at once must not be asked without end.
            if (isEmpty && !hasWaited && api.Time.GetElapsedTime(opened) < ShortestWatch)
                await Task.Delay(backoff.Next(), api.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<WatchConnection<T>> ConnectAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                version ??= await ReadVersionAsync(cancellationToken).ConfigureAwait(false);
                var (request, idleTimeout) = WatchTimeouts.Apply(Request(ApiVerb.Watch)
                    .With("watch", true)
                    .With("allowWatchBookmarks", true)
                    .With("resourceVersion", version), api.WatchDuration);
                var connection = await WatchConnection<T>.OpenAsync(api, request, json, idleTimeout, cancellationToken).ConfigureAwait(false);
                backoff.Connected();
                return connection;
            }
            catch (KubernetesApiException exception) when (IsPassing(exception))
            {
                await WaitAsync(exception, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<WatchEvent<T>?> ReadAsync(WatchConnection<T> connection, CancellationToken cancellationToken)
    {
        try
        {
            var @event = await connection.ReadAsync(cancellationToken).ConfigureAwait(false);
            return @event is { Kind: WatchEventKind.Error, Status: { } status } ? throw connection.FailureOf(status) : @event;
        }
        catch (KubernetesApiException exception) when (IsPassing(exception))
        {
            await WaitAsync(exception, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    // An empty list tells where "now" is.
    private async Task<string?> ReadVersionAsync(CancellationToken cancellationToken)
    {
        using var body = await api.Transport.SendAsync(Request(ApiVerb.List).With("limit", "1"), cancellationToken).ConfigureAwait(false);
        json.ReadList(body.Span, _ => { }, out var metadata);
        return metadata.ResourceVersion;
    }

    private ApiRequest Request(ApiVerb verb) => new ApiRequest(verb, descriptor, @namespace)
        .With("labelSelector", options.LabelSelector)
        .With("fieldSelector", options.FieldSelector);

    private async Task WaitAsync(KubernetesApiException exception, CancellationToken cancellationToken)
    {
        var delay = backoff.Next();
        if (exception.RetryAfter > delay)
            delay = exception.RetryAfter.Value;
        ClientLog.WatchInterrupted(api.Logger, exception.Message, delay);
        await Task.Delay(delay, api.Time, cancellationToken).ConfigureAwait(false);
        hasWaited = true;
    }

    private static bool IsPassing(KubernetesApiException exception) =>
        !exception.IsGone && (exception.IsUnreachable || exception.IsTooManyRequests || (int)exception.StatusCode >= 500);

    private void Tell(UnreadableResource resource)
    {
        if (options.OnUnreadable is { } tell)
            tell(resource);
        else
            ClientLog.Unreadable(api.Logger, descriptor.Kind, resource.Key, resource.JsonPath, resource.Reason);
    }
}
