namespace CrdToolkit;

/// <summary>
/// Stands for election until it is stopped: takes the lease when it is free, renews it, and gives up at the renew deadline. It runs
/// by itself and calls nobody, so that no work can hold up a renewal. When work does not stop before others may take over, it ends
/// the process: two at work on the same objects are worse than none.
/// </summary>
internal sealed class LeaderElector(LeaseLock @lock, LeaderElectionOptions options, TimeProvider time, LeadershipLog log, IProcessExit exit) : ILeadership
{
    private const double AcquireJitter = 1.2;
    private const string Stopping = "the operator stops";
    private static readonly TimeSpan ShortestAttempt = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReleasePatience = TimeSpan.FromSeconds(5);

    private TaskCompletionSource<LeadershipTerm> leading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LeadershipTerm? term;

    /// <summary>Called when a term begins.</summary>
    public Action<LeadershipTerm>? Began { get; init; }

    /// <summary>Tells of changes where people see them; null where nobody is told.</summary>
    public LeadershipEvents? Events { get; init; }

    /// <summary>How often the lease had to be read before it could be taken or renewed.</summary>
    public long SlowPaths => @lock.SlowPaths;

    /// <summary>The lease: <c>namespace/name</c>.</summary>
    public string Lease => @lock.Name;

    public bool IsLeading => term is { IsOver: false };

    /// <summary>What keeps it from taking part in the election; null when nothing does.</summary>
    public string? Trouble { get; private set; }

    public async ValueTask<LeadershipTerm> WaitAsync(CancellationToken cancellationToken) =>
        await leading.Task.WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Runs until stopped. A lease that it holds then stays valid: work may still be going on.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await AcquireAsync(stopping).ConfigureAwait(false);
                await RenewAsync(term!, stopping).ConfigureAwait(false);
                await StepDownAsync(term!, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    /// <summary>Tells that this process is about to give the lease up; as long as events are still taken.</summary>
    public void TellOfStop()
    {
        if (term is { IsOver: false, Work.Count: 0 })
            Events?.StoppedLeading(@lock.Reference, Stopping);
    }

    /// <summary>After the work has stopped, and <see cref="RunAsync"/> with it: gives the lease up. Where work goes on, it expires.</summary>
    public async Task ReleaseAsync()
    {
        if (term is not { IsOver: false } last || last.Work.Count > 0)
            return;
        last.End(Stopping);
        using var patience = new CancellationTokenSource(ReleasePatience, time);
        try
        {
            await @lock.ReleaseAsync(patience.Token).ConfigureAwait(false);
            log.Released(Lease);
        }
        catch (Exception exception) when (exception is KubernetesApiException or OperationCanceledException)
        {
            log.NotReleased(Lease, exception.Message);
        }
    }

    private async Task AcquireAsync(CancellationToken stopping)
    {
        string? told = null;
        while (true)
        {
            var sentAt = time.GetTimestamp();
            var (answer, failure) = await AttemptAsync(options.RenewDeadline, stopping).ConfigureAwait(false);
            if (answer.IsHeld)
            {
                Begin(sentAt);
                return;
            }

            if (failure is not null && failure != told)
                log.NotTakingPart(Lease, failure);
            else if (answer.Holder is { } holder && holder != told)
                log.StandingBy(Lease, holder);
            told = failure ?? answer.Holder;
            await Task.Delay(options.RetryPeriod * (1 + (AcquireJitter * Random.Shared.NextDouble())), time, stopping).ConfigureAwait(false);
        }
    }

    private void Begin(long acquiredAt)
    {
        term = new LeadershipTerm(Lease, options.RenewDeadline, time, acquiredAt);
        Events?.BecameLeader(@lock.Reference);
        log.Leading(Lease);
        Began?.Invoke(term);
        leading.TrySetResult(term);
    }

    // Returns when the term is over.
    private async Task RenewAsync(LeadershipTerm current, CancellationToken stopping)
    {
        string? lastFailure = null;
        while (true)
        {
            await Task.Delay(Min(options.RetryPeriod, current.Remaining), time, stopping).ConfigureAwait(false);
            if (current.IsOver)
            {
                current.End(lastFailure is null ? current.Reason : $"{current.Reason} ({lastFailure})");
                return;
            }

            var sentAt = time.GetTimestamp();
            var patience = current.Remaining;
            var (answer, failure) = await AttemptAsync(patience, stopping).ConfigureAwait(false);
            if (answer.IsHeld)
            {
                current.Renewed(sentAt);
                lastFailure = null;
            }
            else if (answer.Holder is { } holder)
            {
                current.End($"the lease {Lease} was taken by {holder}");
                return;
            }
            else
            {
                if (failure is not null && lastFailure is null)
                    log.NotRenewed(Lease, current.Remaining, failure);
                // That a last try had no time says nothing of the cause.
                if (lastFailure is null || patience >= ShortestAttempt)
                    lastFailure = failure ?? lastFailure;
            }
        }
    }

    private async Task StepDownAsync(LeadershipTerm last, CancellationToken stopping)
    {
        leading = new TaskCompletionSource<LeadershipTerm>(TaskCreationOptions.RunContinuationsAsynchronously);
        log.Lost(Lease, last.Reason);
        Events?.StoppedLeading(@lock.Reference, last.Reason);
        var untilExpiry = options.LeaseDuration - time.GetElapsedTime(last.RenewedAt);
        try
        {
            if (untilExpiry > TimeSpan.Zero)
                await last.WhenIdleAsync().WaitAsync(untilExpiry, time, stopping).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
        }

        if (last.Work is { Count: > 0 } work)
        {
            exit.Exit(
                $"The process ends: it no longer leads ({last.Reason}), others may take the lease now, and these reconciles have not returned though they were cancelled: {string.Join(", ", work)}. Pass the cancellation token to whatever a reconciler waits for.");
        }
    }

    // One request can hang; it must leave time for another one.
    private async Task<(LeaseAnswer Answer, string? Failure)> AttemptAsync(TimeSpan atMost, CancellationToken stopping)
    {
        var patience = Min(atMost, Max(options.RenewDeadline / 2, ShortestAttempt));
        using var timeout = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, timeout.Token);
        try
        {
            var answer = await @lock.TryTakeAsync(either.Token).ConfigureAwait(false);
            Trouble = null;
            return (answer, null);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return (default, $"no answer within {patience.TotalSeconds:0.###} s");
        }
        catch (KubernetesApiException exception)
        {
            // That the server cannot be reached passes; that it refuses does not.
            Trouble = exception.IsForbidden ? Forbidden(exception) : null;
            return (default, Trouble ?? exception.Message);
        }
        // An answer that is no lease must not end the election for good.
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            return (default, exception.Message);
        }
    }

    private string Forbidden(KubernetesApiException exception) =>
        $"{exception.Message} Leader election needs the verbs get, create and update for leases of coordination.k8s.io in namespace {Lease.Split('/')[0]}; until then nothing is reconciled.";

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
