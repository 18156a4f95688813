using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Keeps a sink up to date with the objects of one kind, for ever: reads all of them, as a stream or in pages, watches from there, and
/// comes back from closed connections, expired versions and failures of every kind as <see cref="ReaderState"/> says.
/// </summary>
internal sealed class ResourceReader<T>(KubernetesApi api, ReaderRequests requests, ResourceJson<T> json, IReaderSink<T> sink, ReaderReport report, ReconnectBackoff backoff)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly TimeSpan ShortestWatch = TimeSpan.FromSeconds(1);

    private readonly DefinitionSignal definition = new(api, requests.Descriptor);
    private ReaderState state = ReaderState.Start;
    private bool hasBegun;

    /// <summary>Reads until cancelled, and then returns.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            hasBegun = false;
            try
            {
                await (state.Phase switch
                {
                    ReaderPhase.Listing => ReadPageAsync(cancellationToken),
                    ReaderPhase.Streaming => WatchAsync(requests.Stream(), cancellationToken),
                    _ => WatchAsync(requests.Watch(state.Version), cancellationToken),
                }).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (KubernetesApiException failure)
            {
                (state, var waits) = state.AfterFailure(failure, hasBegun);
                await WaitAsync(failure, waits, cancellationToken).ConfigureAwait(false);
            }
            // Nothing that goes wrong here may end the reading for good; what it leaves half done, reading all objects puts right.
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                state = state.Anew();
                await WaitAsync(api.Transport.Unanswered(requests.Page(isPaged: true, null), exception), waits: true, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadPageAsync(CancellationToken cancellationToken)
    {
        var request = requests.Page(state.IsPaged, state.Continue);
        using var body = await api.Transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        string? version;
        string? next;
        try
        {
            if (state.IsListStart)
            {
                ThrowIfBehind(request, body);
                sink.ListStarted();
            }

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
        definition.Stop();
        backoff.Connected();
    }

    // Before anything of it is taken: a list has the last word over what was there before.
    private void ThrowIfBehind(ApiRequest request, ResponseBody body)
    {
        var version = json.ReadListMetadata(body.Span).ResourceVersion;
        if (state.BelievesStaleList || !sink.IsBehind(version))
            return;
        state = state.AfterStaleList();
        throw api.Transport.Unanswered(request, new InvalidDataException($"the list is of version {version}, and newer ones were seen before: the server lags behind, or its store was set back"));
    }

    private async Task WatchAsync(ApiRequest watch, CancellationToken cancellationToken)
    {
        var (request, idleTimeout) = WatchTimeouts.Apply(watch, api.WatchDuration);
        var isStream = state.Phase == ReaderPhase.Streaming;
        var opened = api.Time.GetTimestamp();
        var isEmpty = true;
        // While it has objects to send, a server is not silent for longer than any other request may take.
        var connection = await WatchConnection<T>.OpenAsync(api, request, json, isStream ? api.RequestTimeout : idleTimeout, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            hasBegun = true;
            backoff.Connected();
            if (isStream)
                sink.ListStarted();
            while (await connection.ReadAsync(cancellationToken).ConfigureAwait(false) is { } @event)
            {
                if (@event is { Kind: WatchEventKind.Error, Status: { } status })
                    throw connection.FailureOf(status);
                isEmpty = false;
                report.Working();
                if (state.Phase == ReaderPhase.Streaming)
                {
                    if (TakeInitial(@event))
                        connection.IdleTimeout = idleTimeout;
                    continue;
                }

                Take(@event);
                // The next watch begins after it: each connection that brings one gets further, however short it is.
                backoff.Reset();
            }
        }

        if (state.Phase == ReaderPhase.Streaming)
            throw api.Transport.Unanswered(request, new IOException("the server closed the watch before it had sent all objects"));
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

    // Returns whether all objects have been sent; what comes then are changes, over the same connection.
    private bool TakeInitial(WatchEvent<T> @event)
    {
        switch (@event.Kind)
        {
            case WatchEventKind.Bookmark when @event.IsInitialEventsEnd:
                state = state.AfterObjects(@event.ResourceVersion);
                sink.ListCompleted(@event.ResourceVersion);
                definition.Stop();
                return true;
            case WatchEventKind.Bookmark:
                return false;
            case WatchEventKind.Deleted:
                sink.Deleted(@event.Resource);
                return false;
            default:
                sink.Listed(@event.Resource);
                return false;
        }
    }

    private async Task WaitAsync(KubernetesApiException failure, bool waits, CancellationToken cancellationToken)
    {
        var delay = waits ? backoff.Next() : TimeSpan.Zero;
        if (failure.RetryAfter > delay)
            delay = failure.RetryAfter.Value;
        // A server that cannot stream is asked for lists at once: that is no trouble.
        if (waits || failure.IsGone)
            report.Failed(failure, delay);
        // What the server does not have comes with its definition, and a moment after that.
        if (failure.IsNotFound && await definition.WaitAsync(delay, cancellationToken).ConfigureAwait(false))
            backoff.Reset();
        else if (!failure.IsNotFound && delay > TimeSpan.Zero)
            await Task.Delay(delay, api.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
