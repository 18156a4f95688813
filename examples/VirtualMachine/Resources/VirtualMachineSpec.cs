using System.ComponentModel.DataAnnotations;
using CrdToolkit;
using k8s.Models;

namespace VirtualMachines;

/// <summary>The machine that the user wants.</summary>
public sealed record VirtualMachineSpec
{
    /// <summary>Number of virtual CPUs.</summary>
    [PrinterColumn, Range(1, 64)]
    public required int Cpu { get; init; }

    /// <summary>Memory, as a Kubernetes quantity.</summary>
    [PrinterColumn]
    public ResourceQuantity Memory { get; init; } = new("2Gi");

    /// <summary>The Network of the same namespace that the machine is attached to; none unless set.</summary>
    [PrinterColumn(Priority = 1), StringLength(253, MinimumLength = 1)]
    public string? Network { get; init; }

    /// <summary>How long the machine lives, such as 20s or 1h30m; until somebody deletes it unless set.</summary>
    public TimeSpan? Lifetime { get; init; }
}
