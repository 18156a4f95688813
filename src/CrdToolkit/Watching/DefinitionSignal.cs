using System.Threading.Channels;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Ends the wait of a reader whose kind the server does not have as soon as its CustomResourceDefinition comes or changes: a watch of that one
/// definition, metadata only. Where it may not be watched, or the kind is none of a definition, the reader waits for its next try as after any other failure.
/// </summary>
internal sealed class DefinitionSignal(KubernetesApi api, ResourceDescriptor missing)
{
    private static readonly ResourceDescriptor Kind =
        new("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", ResourceScope.Cluster);

    // Changes while nobody waits count as one.
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private CancellationTokenSource? watching;
    private Task watch = Task.CompletedTask;
    private bool isRefused;
    private long? started;

    /// <summary>Waits for a time, or until the definition comes or changes.</summary>
    /// <returns>Whether it was the definition.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        Start(cancellationToken);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delay = Task.Delay(atMost, api.Time, either.Token);
        var change = changes.Reader.ReadAsync(either.Token).AsTask();
        await Task.WhenAny(delay, change).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ((Task)change).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return change.IsCompletedSuccessfully;
    }

    /// <summary>The kind is there: the definition is of no interest any more.</summary>
    public void Stop()
    {
        watching?.Cancel();
        watching = null;
        while (changes.Reader.TryRead(out _))
        {
        }
    }

    private void Start(CancellationToken cancellationToken)
    {
        // Kinds of Kubernetes itself have groups without a dot, and no definition.
        if (isRefused || !watch.IsCompleted || !missing.Group.Contains('.', StringComparison.Ordinal))
            return;
        // Each watch begins with what there is: where watches end at once, it must not end every wait at once.
        if (started is { } at && api.Time.GetElapsedTime(at) < ReconnectBackoff.First)
            return;
        started = api.Time.GetTimestamp();
        watching?.Dispose();
        watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        watch = WatchAsync(watching.Token);
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var watched = new ApiRequest(ApiVerb.Watch, Kind) { IsMetadataOnly = true }
                .With("watch", true)
                .With("fieldSelector", $"metadata.name={missing.GroupResource}");
            var (request, idleTimeout) = WatchTimeouts.Apply(watched, api.WatchDuration);
            var json = new ResourceJson<PartialObjectMetadata<V1CustomResourceDefinition>>(api, Kind, metadata => new() { Metadata = metadata });
            var connection = await WatchConnection<PartialObjectMetadata<V1CustomResourceDefinition>>.OpenAsync(api, request, json, idleTimeout, cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                while (await connection.ReadAsync(cancellationToken).ConfigureAwait(false) is { Kind: not WatchEventKind.Error } @event)
                {
                    // Its status changes too when the server takes it up.
                    if (@event.Kind is WatchEventKind.Added or WatchEventKind.Modified)
                        changes.Writer.TryWrite(true);
                }
            }
        }
        catch (KubernetesApiException exception)
        {
            isRefused = exception.IsForbidden || exception.IsNotFound;
        }
        catch (OperationCanceledException)
        {
        }
    }
}
