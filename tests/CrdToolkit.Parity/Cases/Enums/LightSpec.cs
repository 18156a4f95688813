namespace CrdToolkit.Parity.Cases.Enums;

public sealed record LightSpec
{
    /// <summary>Color is what it shines in.</summary>
    public required Color Color { get; init; }

    public List<Color>? Others { get; init; }

    public Dictionary<string, Color>? ByRoom { get; init; }

    [AllowedValues(Color.Green, Color.Red)]
    public Color? Signal { get; init; }

    [AllowedValues(1, 2, 4)]
    public int? Lamps { get; init; }
}
