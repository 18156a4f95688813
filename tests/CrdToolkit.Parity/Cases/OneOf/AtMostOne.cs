namespace CrdToolkit.Parity.Cases.OneOf;

[AtMostOneOf(nameof(Image), nameof(Snapshot))]
public sealed record AtMostOne
{
    public string? Image { get; init; }

    public string? Snapshot { get; init; }
}
