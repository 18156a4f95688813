namespace CrdToolkit.Tests.Fakes;

public sealed record MachineStatus
{
    public string? Phase { get; init; }

    public long? ObservedGeneration { get; init; }

    public IDictionary<string, string>? Addresses { get; init; }
}
