namespace CrdToolkit.Parity.Cases.Immutability;

public sealed record Geometry
{
    public required int Heads { get; init; }

    public int? Sectors { get; init; }
}
