using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Keeps a sink up to date with the objects of one kind, for ever: lists in pages, watches from there, and comes back from closed
/// connections, expired versions and failures of every kind as <see cref="ReaderState"/> says.
/// </summary>
internal sealed class ResourceReader<T>(KubernetesApi api, ReaderRequests requests, ResourceJson<T> json, IReaderSink<T> sink, ReaderReport report, ReconnectBackoff backoff)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly TimeSpan ShortestWatch = TimeSpan.FromSeconds(1);

    private ReaderState state = ReaderState.Start;

    /// <summary>Reads until cancelled, and then returns.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (state.Phase == ReaderPhase.Listing)
                    await ReadPageAsync(cancellationToken).ConfigureAwait(false);
                else
                    await WatchAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (KubernetesApiException failure)
            {
                (state, var waits) = state.AfterFailure(failure);
                await WaitAsync(failure, waits, cancellationToken).ConfigureAwait(false);
            }
            // Nothing that goes wrong here may end the reading for good; what it leaves half done, a new list puts right.
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                state = ReaderState.Start;
                var failure = api.Transport.Unanswered(requests.Page(isPaged: true, null), exception);
                await WaitAsync(failure, waits: true, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadPageAsync(CancellationToken cancellationToken)
    {
        var request = requests.Page(state.IsPaged, state.Continue);
        using var body = await api.Transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (state.IsListStart)
            sink.ListStarted();
        string? version;
        string? next;
        try
        {
            json.ReadList(body.Span, sink.Listed, out var metadata);
            (version, next) = (metadata.ResourceVersion, metadata.ContinueProperty);
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw api.Transport.Unanswered(request, new InvalidDataException($"the answer is no list: {exception.Message}"));
        }

        report.Working();
        state = state.AfterPage(version, next);
        if (state.Phase != ReaderPhase.Watching)
            return;
        sink.ListCompleted(version);
        backoff.Connected();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var (request, idleTimeout) = WatchTimeouts.Apply(requests.Watch(state.Version));
        var opened = api.Time.GetTimestamp();
        var isEmpty = true;
        var connection = await WatchConnection<T>.OpenAsync(api, request, json, idleTimeout, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            while (await connection.ReadAsync(cancellationToken).ConfigureAwait(false) is { } @event)
            {
                if (@event is { Kind: WatchEventKind.Error, Status: { } status })
                    throw connection.FailureOf(status);
                isEmpty = false;
                report.Working();
                backoff.Connected();
                Take(@event);
            }
        }

        // Watches are closed all the time, but a server that closes one at once would have us ask without end.
        if (isEmpty && api.Time.GetElapsedTime(opened) < ShortestWatch)
            throw api.Transport.Unanswered(request, new IOException("the server closed the watch at once"));
        report.Working();
    }

    private void Take(WatchEvent<T> @event)
    {
        switch (@event.Kind)
        {
            case WatchEventKind.Bookmark:
                sink.Bookmarked(@event.ResourceVersion);
                break;
            case WatchEventKind.Deleted:
                sink.Deleted(@event.Resource);
                break;
            default:
                sink.Changed(@event.Resource);
                break;
        }

        state = state.AfterEvent(@event.ResourceVersion);
    }

    private async Task WaitAsync(KubernetesApiException failure, bool waits, CancellationToken cancellationToken)
    {
        var delay = waits ? backoff.Next() : TimeSpan.Zero;
        if (failure.RetryAfter > delay)
            delay = failure.RetryAfter.Value;
        report.Failed(failure, delay);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, api.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
