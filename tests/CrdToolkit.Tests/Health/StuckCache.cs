using Microsoft.Extensions.Logging.Abstractions;

namespace CrdToolkit.Tests.Health;

/// <summary>A cache whose reader never does anything.</summary>
internal sealed class StuckCache(TimeProvider time) : ICacheRunner
{
    public ResourceDescriptor Descriptor => Machine.Descriptor;

    public Task Synced => Task.CompletedTask;

    public IReadOnlyList<ReaderReport> Readers { get; } = [new ReaderReport(NullLogger.Instance, Machine.Descriptor, null, new ServerReachability(time), time)];

    public Task RunAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
