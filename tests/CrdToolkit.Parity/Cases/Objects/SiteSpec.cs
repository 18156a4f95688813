namespace CrdToolkit.Parity.Cases.Objects;

public sealed record SiteSpec : Located
{
    public Atomic? ByType { get; init; }

    [MapType(MapType.Atomic)]
    public Plain? ByField { get; init; }

    [MapType(MapType.Granular)]
    public Atomic? ByBoth { get; init; }

    [MinProperties(1), MaxProperties(2)]
    public Plain? Sized { get; init; }

    [MaxProperties(3)]
    public Open? Open { get; init; }

    [PreserveUnknownFields]
    public Plain? KeptByField { get; init; }

    [EmbeddedResource]
    public JsonObject? Template { get; init; }

    [EmbeddedResource]
    public Embedded? Pruned { get; init; }

    public JsonNode? Anything { get; init; }
}
