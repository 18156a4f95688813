using System.Collections.Concurrent;

namespace CrdToolkit.Tests.Faults;

/// <summary>Notes what a reconciler is given and what it writes, and whether the promises to it are kept.</summary>
public sealed class FaultLedger
{
    private readonly ConcurrentDictionary<string, ulong> written = new();
    private readonly ConcurrentDictionary<NamespacedName, bool> inWork = new();
    private int reconciles;
    private int finalized;
    private int writes;
    private int failures;

    /// <summary>Promises that were broken.</summary>
    public ConcurrentQueue<string> Broken { get; } = new();

    public int Reconciles => reconciles;

    public int Finalized => finalized;

    public int Writes => writes;

    public int Failures => failures;

    public void Begin(Machine machine)
    {
        Interlocked.Increment(ref reconciles);
        var key = NamespacedName.Of(machine);
        if (!inWork.TryAdd(key, true))
            Broken.Enqueue($"{key} is worked on twice at once");
        var version = ResourceVersion.Parse(machine.Metadata.ResourceVersion);
        if (written.TryGetValue(machine.Metadata.Uid, out var last) && version < last)
            Broken.Enqueue($"{key} came in version {version}, and {last} was written before");
    }

    public void End(Machine machine) => inWork.TryRemove(NamespacedName.Of(machine), out _);

    public void Wrote(Machine machine)
    {
        Interlocked.Increment(ref writes);
        written[machine.Metadata.Uid] = ResourceVersion.Parse(machine.Metadata.ResourceVersion);
    }

    public void Finalizing() => Interlocked.Increment(ref finalized);

    public void Failed() => Interlocked.Increment(ref failures);
}
