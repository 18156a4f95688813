using static CrdToolkit.Schema.Cel.CelType;
using static CrdToolkit.Schema.Cel.Functions.CelLibrary;

namespace CrdToolkit.Schema.Cel.Functions;

/// <summary>Strings, regular expressions and formats.</summary>
internal static class CelTextFunctions
{
    private static readonly CelType Text = CelType.String;
    private static readonly CelType Format = Opaque("kubernetes.NamedFormat");

    private static readonly string[] Formats =
    [
        "byte", "date", "datetime", "dns1035Label", "dns1035LabelPrefix", "dns1123Label", "dns1123LabelPrefix", "dns1123Subdomain", "dns1123SubdomainPrefix", "labelValue",
        "qualifiedName", "uri", "uuid",
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<CelOverload> All() =>
    [
        Method(Text, "charAt", [Int], Text),
        .. from search in new[] { "indexOf", "lastIndexOf" } from offset in new CelType[][] { [], [Int] } select Method(Text, search, [Text, .. offset], Int),
        .. from change in new[] { "lowerAscii", "trim", "upperAscii" } select Method(Text, change, [], Text),
        Method(Text, "replace", [Text, Text], Text),
        Method(Text, "replace", [Text, Text, Int], Text),
        Method(Text, "split", [Text], ListOf(Text)),
        Method(Text, "split", [Text, Int], ListOf(Text)),
        Method(Text, "substring", [Int], Text),
        Method(Text, "substring", [Int, Int], Text),
        Method(Text, "format", [ListOf(Unknown)], Text),
        Function("strings.quote", [Text], Text),
        Method(ListOf(Text), "join", [], Text),
        Method(ListOf(Text), "join", [Text], Text),
        Method(Text, "find", [Text], Text),
        Method(Text, "findAll", [Text], ListOf(Text)),
        Method(Text, "findAll", [Text, Int], ListOf(Text)),
        Function("format.named", [Text], OptionalOf(Format)),
        .. from name in Formats select Function("format." + name, [], Format),
        Method(Format, "validate", [Text], OptionalOf(ListOf(Text))),
    ];
}
