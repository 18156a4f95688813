namespace CrdToolkit.Parity.Cases.Objects;

public record Located
{
    public required string Zone { get; init; }

    public string? Rack { get; init; }
}
