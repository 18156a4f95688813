namespace CrdToolkit.Parity.Cases.Maps;

[MapType(MapType.Atomic), Constraints(MinProperties = 1), Values(MaxLength = 63)]
public sealed class Selector : Dictionary<string, string>;
