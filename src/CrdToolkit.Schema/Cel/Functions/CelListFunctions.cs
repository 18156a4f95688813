using static CrdToolkit.Schema.Cel.CelType;
using static CrdToolkit.Schema.Cel.Functions.CelLibrary;

namespace CrdToolkit.Schema.Cel.Functions;

/// <summary>Lists and sets: the library of Kubernetes, and those of the language that it takes in.</summary>
internal static class CelListFunctions
{
    private static readonly CelType A = AnyNamed("A");
    private static readonly CelType[] Summable = [Int, Uint, CelType.Double, Duration];
    private static readonly CelType[] Comparable = [Int, Uint, CelType.Double, Bool, Duration, Timestamp, CelType.String, Bytes];

    /// <summary>All of them.</summary>
    public static IEnumerable<CelOverload> All() =>
    [
        .. from item in Summable select Method(ListOf(item), "sum", [], item),
        .. from item in Comparable from end in new[] { "min", "max" } select Method(ListOf(item), end, [], item),
        .. from item in Comparable select Method(ListOf(item), "isSorted", [], Bool),
        Method(ListOf(A), "indexOf", [A], Int),
        Method(ListOf(A), "lastIndexOf", [A], Int),
        Method(ListOf(A), "distinct", [], ListOf(A)),
        Method(ListOf(A), "reverse", [], ListOf(A)),
        Method(ListOf(A), "slice", [Int, Int], ListOf(A)),
        Method(ListOf(ListOf(A)), "flatten", [], ListOf(A)),
        Method(ListOf(Unknown), "flatten", [Int], ListOf(Unknown)),
        .. from item in Comparable select Method(ListOf(item), "sort", [], ListOf(item)),
        .. from key in Comparable select Method(ListOf(A), SortByKeys, [ListOf(key)], ListOf(A)),
        Function("lists.range", [Int], ListOf(Int)),
        .. from test in new[] { "sets.contains", "sets.equivalent", "sets.intersects" } select Function(test, [ListOf(A), ListOf(A)], Bool),
    ];

    /// <summary>What the macro <c>sortBy</c> becomes: it takes the keys of the items.</summary>
    public const string SortByKeys = "@sortByAssociatedKeys";
}
