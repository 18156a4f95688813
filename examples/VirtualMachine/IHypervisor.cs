namespace VirtualMachines;

/// <summary>What runs the machines; outside of the cluster, so Kubernetes cannot clean it up for us.</summary>
public interface IHypervisor
{
    /// <summary>Has a machine running as wanted; does nothing where it already is.</summary>
    /// <param name="uid">The identity of the machine: names come again, uids do not.</param>
    /// <param name="spec">What the machine should be like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The host that runs it.</returns>
    Task<string> EnsureAsync(string uid, VirtualMachineSpec spec, CancellationToken cancellationToken);

    /// <summary>Frees what a machine holds; does nothing where there is none.</summary>
    Task FreeAsync(string uid, CancellationToken cancellationToken);
}
