namespace CrdToolkit.Parity.Cases.Maps;

public sealed record ShelfSpec
{
    public Dictionary<string, byte[]>? Files { get; init; }

    [Values(MaxItems = 4)]
    public Dictionary<string, List<string>>? Lists { get; init; }

    [Values(MaxProperties = 2), Values(Level = 2, MinLength = 1)]
    public Dictionary<string, Dictionary<string, string>>? Nested { get; init; }

    public Dictionary<string, Box>? Boxes { get; init; }

    [MapType(MapType.Granular)]
    public Dictionary<string, string>? Labels { get; init; }

    public Selector? Selector { get; init; }

    [Values(Minimum = 0, Maximum = 100), MaxLength(8)]
    public Dictionary<string, int>? Weights { get; init; }
}
