namespace CrdToolkit.Parity.Cases.OneOf;

[AtLeastOneOf(nameof(Image), nameof(Snapshot), nameof(Size))]
public sealed record AtLeastOne
{
    public string? Image { get; init; }

    public string? Snapshot { get; init; }

    public int? Size { get; init; }
}
