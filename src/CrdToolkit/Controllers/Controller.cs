using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;

namespace CrdToolkit;

/// <summary>
/// The control loop of one kind: what changes in the caches puts keys into the queue, workers take them and call the reconciler, the
/// result says when it comes again. Nothing that a reconciler throws ends it.
/// </summary>
internal sealed class Controller<T> : IController, IDisposable
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly TimeSpan StaleRetry = TimeSpan.FromSeconds(1);

    // Enough for tasks to see that they are cancelled; the host does not wait for ever.
    private static readonly TimeSpan CancellationGrace = TimeSpan.FromSeconds(2);

    private readonly ControllerDefinition<T> definition;
    private readonly ResourceStore<T> store;
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider time;
    private readonly ControllerLog log;
    private readonly FailureReport failures;
    private readonly FreshReader<T> reader;
    private readonly PrimaryClient<T> client;
    private readonly ControllerSettings settings;
    private readonly ILeadership leadership;
    private readonly ReconcileTelemetry telemetry;
    private readonly WorkQueue<NamespacedName> queue;
    private readonly CancellationTokenSource starting = new();
    private readonly CancellationTokenSource working = new();
    private readonly List<ControllerSource> sources = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<NamespacedName, bool> inProgress = new();
    private Task running = Task.CompletedTask;
    private volatile bool isStarted;

    public Controller(ControllerDefinition<T> definition, ResourceStore<T> store, KubernetesApi api, IServiceScopeFactory scopes, OperatorOptions options, ILeadership leadership, ReconcileTelemetry telemetry, ControllerLog log)
    {
        this.leadership = leadership;
        this.telemetry = telemetry;
        this.definition = definition;
        this.store = store;
        this.scopes = scopes;
        this.log = log;
        time = api.Time;
        failures = new FailureReport(log, definition.Descriptor);
        client = new PrimaryClient<T>(api, definition.Descriptor);
        reader = new FreshReader<T>(store, new LiveReader<T>(api, definition.Descriptor, new ResourceJson<T>(api, definition.Descriptor)), options.ConsistencyTimeout, time);
        var retryLimit = options.MaxRetriesPerSecond is { } perSecond ? new TokenBucket(time, perSecond, (int)Math.Max(1, 10 * perSecond)) : null;
        settings = ControllerSettings.Of(definition, options);
        queue = new WorkQueue<NamespacedName>(time, retryLimit, settings.RetriesAtOnce, telemetry.Queue);
        telemetry.Queue.Observe(queue.Measure);
        store.Subscribe(OnPrimary);
        sources.Add(ControllerSource.Of(store, isOptional: false));
    }

    public string Name => definition.Name;

    /// <summary>Told of reconciles, where mutations of cached objects are looked for.</summary>
    public MutationDetector? Detector { get; init; }

    /// <summary>Changes of objects that a reconciled object owns have the owner reconciled.</summary>
    public void Own<TOwned>(ResourceStore<TOwned> owned, bool isOptional)
        where TOwned : class, IKubernetesObject<V1ObjectMeta>
    {
        sources.Add(ControllerSource.Of(owned, isOptional));
        owned.Subscribe(change =>
        {
            EnqueueOwner(change.OldMetadata, change.Priority);
            EnqueueOwner(change.NewMetadata, change.Priority);
        });
    }

    /// <summary>Changes of other objects have those reconciled that a method names.</summary>
    public void Watch<TWatched>(ResourceStore<TWatched> watched, Func<IServiceProvider, TWatched, IEnumerable<NamespacedName>> map, bool isOptional)
        where TWatched : class, IKubernetesObject<V1ObjectMeta>
    {
        sources.Add(ControllerSource.Of(watched, isOptional));
        watched.Subscribe(change =>
        {
            try
            {
                using var scope = scopes.CreateScope();
                foreach (var resource in new[] { change.Old, change.New }.OfType<TWatched>())
                {
                    foreach (var key in map(scope.ServiceProvider, resource))
                        queue.Add(key, change.Priority);
                }
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                log.MapFailed(watched.Descriptor.Kind, change.Key, exception);
            }
        });
    }

    public void Start() => running = Task.Run(RunAsync);

    public Task WhenIdleAsync() => queue.WhenIdleAsync();

    public async Task StopAsync(CancellationToken graceToken)
    {
        await starting.CancelAsync().ConfigureAwait(false);
        queue.Close();
        try
        {
            await running.WaitAsync(graceToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await working.CancelAsync().ConfigureAwait(false);
            await running.WaitAsync(CancellationGrace, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var key in inProgress.Keys)
                log.Abandoned(key);
        }

        if (isStarted)
            log.Stopped();
    }

    public void Dispose()
    {
        queue.Dispose();
        starting.Dispose();
        working.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await Task.WhenAll(sources.Select(source => source.Ready)).WaitAsync(starting.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        isStarted = true;
        log.Started(store.Count, settings.MaxConcurrentReconciles);
        telemetry.Started(settings.MaxConcurrentReconciles);
        await Task.WhenAll(Enumerable.Range(0, settings.MaxConcurrentReconciles).Select(_ => Task.Run(WorkAsync)).Append(ResyncAsync())).ConfigureAwait(false);
    }

    // No request is made: what is in the cache is reconciled once more.
    private async Task ResyncAsync()
    {
        while (settings.ResyncPeriod > TimeSpan.Zero)
        {
            // Controllers that started together should not do this together.
            var period = settings.ResyncPeriod * (0.9 + (0.2 * Random.Shared.NextDouble()));
            await Task.Delay(period, time, starting.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (starting.IsCancellationRequested)
                return;
            foreach (var resource in store.List(null))
                queue.Add(NamespacedName.Of(resource), QueuePriority.Low);
        }
    }

    private async Task WorkAsync()
    {
        // Standing by, the queue fills; what is in it is worked on once this process leads.
        while (await LeadAsync().ConfigureAwait(false) is { } term && await queue.TakeAsync().ConfigureAwait(false) is (true, var key))
        {
            term.Begin(Name, key);
            var number = Detector?.Begun(Name, key) ?? 0;
            inProgress[key] = true;
            try
            {
                if (term.IsOver)
                    queue.Add(key);
                else
                    await WorkOnAsync(key, term).ConfigureAwait(false);
            }
            finally
            {
                store.Guard?.Check(key);
                Detector?.Ended(number);
                inProgress.TryRemove(key, out _);
                queue.Done(key);
                term.Finish(Name, key);
            }
        }
    }

    // Null when the controller stops.
    private async ValueTask<LeadershipTerm?> LeadAsync()
    {
        try
        {
            return await leadership.WaitAsync(starting.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task WorkOnAsync(NamespacedName key, LeadershipTerm term)
    {
        var scope = log.ScopeOf(key);
        using var logging = log.Begin(scope);
        using var either = term.Ended.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(working.Token, term.Ended) : null;
        var run = telemetry.Begin(key, scope);
        var outcome = (Outcome: ReconcileOutcome.None, Failure: (string?)null);
        try
        {
            outcome = await WorkOnAsync(key, term, either?.Token ?? working.Token).ConfigureAwait(false);
        }
        finally
        {
            telemetry.Finish(run, outcome.Outcome, outcome.Failure);
        }
    }

    private async Task<(ReconcileOutcome Outcome, string? Failure)> WorkOnAsync(NamespacedName key, LeadershipTerm term, CancellationToken cancellationToken)
    {
        try
        {
            var (freshness, resource) = await reader.ReadAsync(key, cancellationToken).ConfigureAwait(false);
            switch (freshness)
            {
                case Freshness.Fresh:
                    return Settle(key, await ReconcileAsync(key, resource!, cancellationToken).ConfigureAwait(false));
                case Freshness.Stale:
                    log.Stale(key);
                    queue.AddAfter(key, StaleRetry);
                    break;
                default:
                    // Nobody hears of it, and nothing is left of it. If it comes back it is in the queue again.
                    queue.Forget(key);
                    failures.Gone(key);
                    break;
            }
        }
        catch (OperationCanceledException) when (working.IsCancellationRequested)
        {
            // The operator stops; after the next start the object is reconciled again.
        }
        catch (OperationCanceledException) when (term.IsOver)
        {
            // The next leader reconciles it; that may be this process again.
            queue.Add(key);
        }
        // Whatever a reconciler throws, one that wants too much memory included: it must not end the worker.
        catch (Exception exception)
        {
            telemetry.Failed(exception);
            return Retry(key, exception.Message, exception);
        }

        return default;
    }

    // Null when there was nothing to reconcile.
    private async Task<ReconcileResult?> ReconcileAsync(NamespacedName key, T resource, CancellationToken cancellationToken)
    {
        var step = FinalizerMachine.Next(resource.Metadata, definition.Finalizer);
        if (step == FinalizerStep.LeaveAlone)
            return null;
        if (step == FinalizerStep.AddFinalizer)
        {
            if (await AddFinalizerAsync(key, resource, cancellationToken).ConfigureAwait(false) is not { } patched)
                return null;
            resource = patched;
        }

        if (settings.ReconcileTimeout is not { } timeout)
            return await CallAsync(key, resource, step, cancellationToken).ConfigureAwait(false);
        using var late = new CancellationTokenSource(timeout, time);
        using var overdue = new OverdueReconcile(timeout, time, elapsed => log.Overdue(key, elapsed, timeout, settings.MaxConcurrentReconciles));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await CallAsync(key, resource, step, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            telemetry.TimedOut();
            throw new TimeoutException($"the reconcile took longer than {timeout.TotalSeconds:0.###} s and was cancelled", exception);
        }
    }

    private async Task<ReconcileResult?> CallAsync(NamespacedName key, T resource, FinalizerStep step, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var reconciler = scope.ServiceProvider.GetRequiredService(definition.Reconciler);
            if (step != FinalizerStep.FinalizeResource)
                return await ((IReconciler<T>)reconciler).ReconcileAsync(resource, cancellationToken).ConfigureAwait(false);
            var result = await ((IFinalizingReconciler<T>)reconciler).FinalizeAsync(resource, cancellationToken).ConfigureAwait(false);
            if (result is not ReconcileResult.Completed)
                return result;
        }

        await RemoveFinalizerAsync(key, resource, cancellationToken).ConfigureAwait(false);
        return null;
    }

    // Null when the object is gone, which the watch has yet to tell.
    private async Task<T?> AddFinalizerAsync(NamespacedName key, T resource, CancellationToken cancellationToken)
    {
        try
        {
            return await client.PatchAsync(key, FinalizerMachine.Add(resource.Metadata, definition.Finalizer!), cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesApiException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }

    private async Task RemoveFinalizerAsync(NamespacedName key, T finalized, CancellationToken cancellationToken)
    {
        // FinalizeAsync may have written to the object; the newest list of finalizers is in the cache by then.
        var newest = store.FindMetadata(key) is { } metadata && metadata.Uid == finalized.Metadata.Uid ? metadata : finalized.Metadata;
        if (newest.Finalizers?.Contains(definition.Finalizer!) != true)
            return;
        try
        {
            await client.PatchAsync(key, FinalizerMachine.Remove(newest, definition.Finalizer!), cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesApiException exception) when (exception.IsNotFound)
        {
            // Somebody else has taken it off, and the object is gone.
        }
    }

    private (ReconcileOutcome Outcome, string? Failure) Settle(NamespacedName key, ReconcileResult? result)
    {
        if (result is ReconcileResult.Failed failed)
            return Retry(key, failed.Reason, null);

        queue.Forget(key);
        if (result is ReconcileResult.GivenUp givenUp)
        {
            failures.GaveUp(key, givenUp.Reason);
            return (ReconcileOutcome.GivenUp, givenUp.Reason);
        }

        failures.Succeeded(key);
        if (result is not ReconcileResult.Requeued requeued)
            return (ReconcileOutcome.Success, null);
        queue.AddAfter(key, requeued.Delay);
        return (ReconcileOutcome.RequeueAfter, null);
    }

    private (ReconcileOutcome Outcome, string? Failure) Retry(NamespacedName key, string failure, Exception? exception)
    {
        var (delay, count) = queue.AddFailed(key);
        failures.Failed(key, failure, exception, count, delay);
        return (ReconcileOutcome.Error, failure);
    }

    private void OnPrimary(ResourceChange<T> change)
    {
        // A deleted object goes through the queue too: the worker finds nothing, and its timer and failures go.
        if (change.OldMetadata is { } old && change.NewMetadata is { } @new && change is { Old: not null, New: not null }
            && !PrimaryPredicate.Passes(old, @new, definition.Finalizer, definition.Changes))
        {
            return;
        }

        queue.Add(change.Key, change.Priority);
    }

    private void EnqueueOwner(V1ObjectMeta? owned, QueuePriority priority)
    {
        if (owned is null || OwnerMapping.ControllerOf(owned, definition.Descriptor) is not { } owner)
            return;
        // An object of that name which was made later owns nothing of it.
        if (store.FindMetadata(owner.Key) is { } present && present.Uid != owner.Uid)
            return;
        queue.Add(owner.Key, priority);
    }
}
