namespace CrdToolkit.Parity.Cases.Versions.Common;

public sealed record GatewaySpec
{
    public required Listener Listener { get; init; }

    [MapType(MapType.Granular)]
    public Listener? Fallback { get; init; }
}
