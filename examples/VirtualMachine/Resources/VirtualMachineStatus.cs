using CrdToolkit;

namespace VirtualMachines;

/// <summary>What the operator knows of the machine.</summary>
public sealed record VirtualMachineStatus
{
    /// <summary>The generation of the spec that this status is about.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>Where the machine is in its life.</summary>
    [PrinterColumn]
    public required MachinePhase Phase { get; init; }

    /// <summary>The host that runs the machine.</summary>
    [PrinterColumn]
    public string? Host { get; init; }

    /// <summary>What the machine waits for, where it waits.</summary>
    [PrinterColumn(Priority = 1)]
    public string? Message { get; init; }
}
