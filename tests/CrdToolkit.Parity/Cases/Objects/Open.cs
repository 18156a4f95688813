namespace CrdToolkit.Parity.Cases.Objects;

[PreserveUnknownFields, Constraints(MaxProperties = 5, MinProperties = 1)]
public sealed record Open
{
    public string? A { get; init; }
}
