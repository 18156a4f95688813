namespace CrdToolkit.Abstractions.Tests;

public sealed record MachineSpec;
