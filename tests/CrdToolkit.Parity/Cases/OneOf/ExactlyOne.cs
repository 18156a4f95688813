namespace CrdToolkit.Parity.Cases.OneOf;

[ExactlyOneOf(nameof(Image), nameof(Snapshot))]
public sealed record ExactlyOne
{
    public string? Image { get; init; }

    public string? Snapshot { get; init; }
}
