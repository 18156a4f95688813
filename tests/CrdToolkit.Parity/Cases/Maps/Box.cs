namespace CrdToolkit.Parity.Cases.Maps;

public sealed record Box
{
    public required string Content { get; init; }
}
