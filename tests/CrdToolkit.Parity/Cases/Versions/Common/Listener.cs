namespace CrdToolkit.Parity.Cases.Versions.Common;

[MapType(MapType.Atomic)]
public sealed record Listener
{
    public required int Port { get; init; }
}
