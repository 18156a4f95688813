using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace VirtualMachines;

/// <summary>A hypervisor of two hosts that exists only in this process.</summary>
public sealed partial class SimulatedHypervisor(ILogger<SimulatedHypervisor> logger) : IHypervisor
{
    private static readonly string[] Hosts = ["host-a", "host-b"];
    private readonly ConcurrentDictionary<string, string> machines = new();

    /// <inheritdoc/>
    public Task<string> EnsureAsync(string uid, VirtualMachineSpec spec, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(machines.GetOrAdd(uid, _ => Hosts[machines.Count % Hosts.Length]));
    }

    /// <inheritdoc/>
    public Task FreeAsync(string uid, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (machines.TryRemove(uid, out var host))
        {
            LogFreed(host, uid);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "{Host} freed machine {Uid}")]
    private partial void LogFreed(string host, string uid);
}
