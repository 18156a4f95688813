using System.Collections.Immutable;
using CrdToolkit.Testing.Faults;
using CrdToolkit.Testing.Recording;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing;

/// <summary>
/// The faults of a server. Where several hit one request, all of them take effect, in the order in which they were added. Use it from any
/// thread.
/// </summary>
public sealed class FaultInjector
{
    private static readonly string[] KnownVerbs = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

    private readonly Lock gate = new();
    private readonly List<OpenRequest> watches = [];
    private readonly Func<StoreView> currentView;
    private readonly TimeProvider clock;
    private ImmutableArray<ActiveFault> faults = [];

    internal FaultInjector(Func<StoreView> currentView, TimeProvider clock)
    {
        this.currentView = currentView;
        this.clock = clock;
    }

    /// <summary>The faults that were added and not removed, in order; those that have hit as often as they may included.</summary>
    public IReadOnlyList<ActiveFault> Active => faults;

    /// <summary>Lets the server misbehave.</summary>
    /// <param name="fault">How, and when.</param>
    /// <returns>Tells whom it has hit; disposing it removes the fault.</returns>
    /// <exception cref="ArgumentException">A property of the fault makes no sense.</exception>
    public ActiveFault Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Check(fault);
        var active = new ActiveFault(fault, currentView(), Remove);
        OpenRequest[] open;
        lock (gate)
        {
            faults = faults.Add(active);
            open = [.. watches];
        }

        foreach (var watch in HitsOpenWatches(fault.Kind) ? open.Where(watch => active.TryHit(watch.Info)) : [])
        {
            Apply(active, watch, isOpen: true);
        }

        return active;
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        foreach (var fault in faults)
        {
            fault.Dispose();
        }
    }

    /// <summary>Applies the faults that hit a request which has just come.</summary>
    /// <returns>Whether it is answered by that.</returns>
    /// <exception cref="Requests.StatusException">A fault refuses it.</exception>
    /// <exception cref="ConnectionCutException">A fault cuts its connection.</exception>
    internal async Task<bool> TryAnswerAsync(OpenRequest request)
    {
        ImmutableArray<ActiveFault> current;
        lock (gate)
        {
            current = faults;
            if (request.Info.Verb == "watch")
            {
                watches.Add(request);
            }
            else if (current.IsEmpty)
            {
                return false;
            }
        }

        var http = request.Http;
        http.Response.Body = new FaultyBody(http.Response.Body, request.Bytes, http.RequestAborted);
        foreach (var fault in current)
        {
            if (fault.TryHit(request.Info) && await ApplyAsync(fault, request))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets a request that is over.</summary>
    internal void Finish(OpenRequest request)
    {
        if (request.Info.Verb == "watch")
        {
            lock (gate)
            {
                watches.Remove(request);
            }
        }
    }

    private static bool HitsOpenWatches(FaultKind kind) => kind
        is FaultKind.Cut or FaultKind.HalfOpen or FaultKind.ExpiredEvent or FaultKind.EndWatch or FaultKind.DuplicateEvents or FaultKind.LaggingWatch;

    private static void Check(Fault fault)
    {
        if (fault.Verbs.FirstOrDefault(verb => !KnownVerbs.Contains(verb)) is { } unknown)
        {
            throw new ArgumentException(
                $"Verbs names \"{unknown}\", which is no verb of Kubernetes: use {string.Join(", ", KnownVerbs)}.", nameof(fault));
        }

        if (fault.Probability is not (>= 0 and <= 1))
        {
            throw new ArgumentException($"Probability is {fault.Probability}: use a number from 0 to 1.", nameof(fault));
        }

        if (fault.Skip < 0 || fault.Times < 1)
        {
            throw new ArgumentException($"Skip is {fault.Skip} and Times {fault.Times}: Skip is at least 0, Times at least 1 or null.", nameof(fault));
        }
    }

    private static void Apply(ActiveFault fault, OpenRequest request, bool isOpen)
    {
        var after = fault.Fault.After;
        switch (fault.Fault.Kind)
        {
            case FaultKind.Cut when isOpen && after == 0:
                request.Events.Cut();
                break;
            case FaultKind.Cut:
                request.Bytes.Cut(after);
                break;
            case FaultKind.HalfOpen:
                request.Bytes.Hold(fault);
                break;
            case FaultKind.EndWatch:
                request.Events.End(after, null);
                break;
            case FaultKind.ExpiredEvent:
                request.Events.End(after, FaultStatus.Expired().Status);
                break;
            case FaultKind.DuplicateEvents:
                request.Events.Duplicate(fault);
                break;
            case FaultKind.LaggingWatch:
                request.Events.Lag(fault);
                break;
            case FaultKind.StaleReads:
                request.View = fault.View;
                break;
        }
    }

    private async Task<bool> ApplyAsync(ActiveFault fault, OpenRequest request)
    {
        switch (fault.Fault.Kind)
        {
            case FaultKind.LoseRequest:
                throw new ConnectionCutException();
            case FaultKind.Refuse:
                throw fault.Fault.Refusal!(request.Info);
            case FaultKind.TooManyRequests:
                request.Http.Response.Headers.RetryAfter = $"{(int)fault.Fault.Time!.Value.TotalSeconds}";
                await Requests.RequestPipeline.WriteTextAsync(request.Http, 429, "Too many requests, please try again later.\n");
                return true;
            case FaultKind.Delay:
                await DelayAsync(fault, request);
                return false;
            default:
                Apply(fault, request, isOpen: false);
                return false;
        }
    }

    private async Task DelayAsync(ActiveFault fault, OpenRequest request)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(fault.Removed, request.Http.RequestAborted);
        try
        {
            await Task.Delay(fault.Fault.Time!.Value, clock, waiting.Token);
        }
        catch (OperationCanceledException) when (!request.Http.RequestAborted.IsCancellationRequested)
        {
            // The fault was removed.
        }
    }

    private void Remove(ActiveFault fault)
    {
        lock (gate)
        {
            faults = faults.Remove(fault);
        }
    }
}
