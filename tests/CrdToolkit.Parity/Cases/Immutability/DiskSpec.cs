namespace CrdToolkit.Parity.Cases.Immutability;

public sealed record DiskSpec
{
    [Immutable]
    public required string Zone { get; init; }

    [Immutable]
    public string? Label { get; init; }

    [Immutable]
    public required Geometry Geometry { get; init; }

    [Immutable]
    public Geometry? Spare { get; init; }

    [Immutable, MaxLength(10)]
    public required List<string> Tags { get; init; }

    [Immutable, MaxLength(10)]
    public List<string>? Notes { get; init; }

    [Immutable, MaxLength(10)]
    public required Dictionary<string, string> Options { get; init; }

    [Immutable, MaxLength(10)]
    public Dictionary<string, string>? Extras { get; init; }
}
