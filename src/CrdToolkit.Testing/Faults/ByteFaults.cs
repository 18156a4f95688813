namespace CrdToolkit.Testing.Faults;

/// <summary>What goes wrong with the bytes of one answer.</summary>
internal sealed class ByteFaults
{
    private readonly Lock gate = new();
    private long written;
    private long? cutAt;
    private long? holdAt;
    private ActiveFault? holding;

    /// <summary>Cuts the answer so many bytes from here.</summary>
    public void Cut(long after)
    {
        lock (gate)
        {
            cutAt = Math.Min(cutAt ?? long.MaxValue, written + after);
        }
    }

    /// <summary>Stops the answer so many bytes from here, until the fault is removed.</summary>
    public void Hold(ActiveFault fault)
    {
        lock (gate)
        {
            (holding, holdAt) = (fault, written + fault.Fault.After);
        }
    }

    /// <summary>How many of the next bytes may be sent, and what comes then.</summary>
    public (int Allowed, bool IsCut, CancellationToken? HeldUntil) Next(int count)
    {
        lock (gate)
        {
            if (holding?.Removed.IsCancellationRequested == true)
            {
                (holding, holdAt) = (null, null);
            }

            var toCut = (cutAt - written) ?? long.MaxValue;
            var toHold = (holdAt - written) ?? long.MaxValue;
            var allowed = (int)Math.Min(count, Math.Min(toCut, toHold));
            written += allowed;
            return allowed == count ? (count, false, null) : (allowed, toCut <= toHold, toCut <= toHold ? null : holding!.Removed);
        }
    }
}
