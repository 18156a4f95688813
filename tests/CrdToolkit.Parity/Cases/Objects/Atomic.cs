namespace CrdToolkit.Parity.Cases.Objects;

[MapType(MapType.Atomic)]
public sealed record Atomic
{
    public string? A { get; init; }
}
