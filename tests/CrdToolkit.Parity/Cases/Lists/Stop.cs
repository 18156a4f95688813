namespace CrdToolkit.Parity.Cases.Lists;

public sealed record Stop
{
    [ListMapKey]
    public required string Name { get; init; }

    public required int Port { get; init; }

    public string Protocol { get; init; } = "TCP";
}
