namespace CrdToolkit.Tests.Fakes;

public sealed record MachineSpec
{
    public required int Cpu { get; init; }

    public string? Network { get; init; }

    public TimeSpan? BootTimeout { get; init; }

    public PowerState Power { get; init; }
}
