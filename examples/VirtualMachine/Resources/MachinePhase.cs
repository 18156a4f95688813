namespace VirtualMachines;

/// <summary>Where a machine is in its life.</summary>
public enum MachinePhase
{
    /// <summary>Something that the machine needs is not there yet.</summary>
    Pending,

    /// <summary>A host runs the machine.</summary>
    Running,
}
