using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Faults;

/// <summary>What goes wrong with the events of one watch.</summary>
internal sealed class EventFaults
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ended = new();
    private readonly List<ActiveFault> duplicating = [];
    private readonly List<ActiveFault> lagging = [];
    private long sent;
    private long endAt = long.MaxValue;
    private JsonObject? lastEvent;
    private bool isCut;

    /// <summary>Ends when the watch has to end.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Whether every event comes twice.</summary>
    public bool Duplicates
    {
        get
        {
            lock (gate)
            {
                return duplicating.Any(fault => !fault.Removed.IsCancellationRequested);
            }
        }
    }

    /// <summary>Has the events come twice.</summary>
    public void Duplicate(ActiveFault fault)
    {
        lock (gate)
        {
            duplicating.Add(fault);
        }
    }

    /// <summary>Has the events come late.</summary>
    public void Lag(ActiveFault fault)
    {
        lock (gate)
        {
            lagging.Add(fault);
        }
    }

    /// <summary>Ends the watch after some more events.</summary>
    /// <param name="after">How many.</param>
    /// <param name="last">An event of type ERROR that comes last; null for none.</param>
    public void End(long after, JsonObject? last)
    {
        lock (gate)
        {
            (endAt, lastEvent) = (sent + after, last);
        }

        EndIfDue();
    }

    /// <summary>Cuts the connection of the watch.</summary>
    public void Cut()
    {
        lock (gate)
        {
            isCut = true;
        }

        ended.Cancel();
    }

    /// <summary>Counts an event that was sent.</summary>
    public void CountEvent()
    {
        lock (gate)
        {
            sent++;
        }

        EndIfDue();
    }

    /// <summary>What has to come last when the watch has ended; null for nothing.</summary>
    /// <exception cref="ConnectionCutException">It does not end but is cut.</exception>
    public JsonObject? Last()
    {
        lock (gate)
        {
            return isCut ? throw new ConnectionCutException() : ended.IsCancellationRequested ? lastEvent : null;
        }
    }

    /// <summary>Waits until an event may be sent.</summary>
    /// <param name="committed">When the change happened, as a timestamp of the clock.</param>
    /// <param name="clock">The server's clock.</param>
    /// <param name="cancellationToken">The watch is over.</param>
    public async Task WaitAsync(long committed, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (Lagging() is { } fault)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(fault.Removed, cancellationToken);
            var left = fault.Fault.Time is { } delay ? delay - clock.GetElapsedTime(committed) : Timeout.InfiniteTimeSpan;
            if (fault.Fault.Time is not null && left <= TimeSpan.Zero)
            {
                return;
            }

            try
            {
                await Task.Delay(left, clock, waiting.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The fault was removed.
            }
        }
    }

    private ActiveFault? Lagging()
    {
        lock (gate)
        {
            lagging.RemoveAll(fault => fault.Removed.IsCancellationRequested);
            return lagging.MaxBy(fault => fault.Fault.Time ?? TimeSpan.MaxValue);
        }
    }

    private void EndIfDue()
    {
        bool isDue;
        lock (gate)
        {
            isDue = sent >= endAt;
        }

        if (isDue)
        {
            ended.Cancel();
        }
    }
}
