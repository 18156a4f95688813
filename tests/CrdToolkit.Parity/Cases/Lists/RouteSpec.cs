using System.Text.Json;

namespace CrdToolkit.Parity.Cases.Lists;

public sealed record RouteSpec
{
    [ListType(ListType.Atomic)]
    public List<string>? Args { get; init; }

    [ListType(ListType.Set), Items(MinLength = 1, MaxLength = 253, Format = "hostname")]
    public List<string>? Hosts { get; init; }

    public Hosts? MoreHosts { get; init; }

    [ListType(ListType.Map)]
    public List<Stop>? Stops { get; init; }

    [ListMapKey(nameof(Stop.Protocol), nameof(Stop.Port))]
    public List<Stop>? ByPort { get; init; }

    [Items(AllowedValues = ["bus", "train"])]
    public List<string>? Means { get; init; }

    [Items(Pattern = "^[0-9]+%$")]
    public List<IntOrString>? Shares { get; init; }

    [Items(IntOrString = true, AllowedValues = ["none", 10])]
    public List<JsonElement>? Limits { get; init; }

    [Length(2, 2)]
    public List<int>? Pair { get; init; }

    [Items(MaxItems = 3), Items(Level = 2, Minimum = 0)]
    public List<List<int>>? Table { get; init; }

    [Items(Rule = "self.port != 0", Message = "a port is not zero", FieldPath = nameof(Stop.Port))]
    public List<Stop>? Checked { get; init; }
}
