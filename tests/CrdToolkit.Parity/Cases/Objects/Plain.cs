namespace CrdToolkit.Parity.Cases.Objects;

public sealed record Plain
{
    public string? A { get; init; }

    public string? B { get; init; }
}
