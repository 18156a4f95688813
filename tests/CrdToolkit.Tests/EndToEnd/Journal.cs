using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CrdToolkit.Tests.EndToEnd;

/// <summary>What the reconciler did, and whether the promises to it were kept.</summary>
public sealed class Journal
{
    private readonly ConcurrentDictionary<string, ulong> written = new();
    private readonly Channel<Machine> writes = Channel.CreateUnbounded<Machine>();

    public ConcurrentQueue<string> Broken { get; } = new();

    public ConcurrentQueue<string> FinalizedNames { get; } = new();

    /// <summary>Waits for a status that the reconciler writes.</summary>
    public async Task WaitForAsync(Func<Machine, bool> condition)
    {
        while (!condition(await Patience.WaitAsync(writes.Reader.ReadAsync(TestContext.Current.CancellationToken))))
        {
        }
    }

    internal void Reconciling(Machine machine)
    {
        if (machine.Metadata.DeletionTimestamp is not null)
            Broken.Enqueue($"{machine.Metadata.Name} is being deleted");
        if (machine.Metadata.Finalizers?.Contains(WorkingReconciler.Finalizer) != true)
            Broken.Enqueue($"{machine.Metadata.Name} has no finalizer");
        if (written.TryGetValue(machine.Metadata.Uid, out var version) && ResourceVersion.Parse(machine.Metadata.ResourceVersion) < version)
            Broken.Enqueue($"{machine.Metadata.Name} is older than the last write");
    }

    internal void Wrote(Machine machine)
    {
        written[machine.Metadata.Uid] = ResourceVersion.Parse(machine.Metadata.ResourceVersion);
        writes.Writer.TryWrite(machine);
    }

    internal void Finalized(Machine machine) => FinalizedNames.Enqueue(machine.Metadata.Name);
}
