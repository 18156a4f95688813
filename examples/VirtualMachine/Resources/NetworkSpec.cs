using System.ComponentModel.DataAnnotations;
using CrdToolkit;

namespace VirtualMachines;

/// <summary>The network that the user wants.</summary>
public sealed record NetworkSpec
{
    /// <summary>The addresses of the network, such as 10.1.0.0/16.</summary>
    [PrinterColumn, RegularExpression(@"[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}")]
    public required string Cidr { get; init; }
}
