namespace CrdToolkit.Parity.Cases.Lists;

[ListType(ListType.Set), Constraints(MaxItems = 5), Items(MaxLength = 63)]
public sealed class Hosts : List<string>;
