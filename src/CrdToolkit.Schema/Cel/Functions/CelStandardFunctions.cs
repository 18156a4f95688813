using static CrdToolkit.Schema.Cel.CelType;
using static CrdToolkit.Schema.Cel.Functions.CelLibrary;

namespace CrdToolkit.Schema.Cel.Functions;

/// <summary>What the language itself declares: sizes, conversions, parts of times, tests of strings.</summary>
internal static class CelStandardFunctions
{
    private static readonly CelType A = AnyNamed("A");
    private static readonly CelType B = AnyNamed("B");

    /// <summary>All of them.</summary>
    public static IEnumerable<CelOverload> All() =>
    [
        .. from sized in new[] { CelType.String, Bytes, ListOf(A), MapOf(A, B) } from form in new[] { Function("size", [sized], Int), Method(sized, "size", [], Int) } select form,
        Function("type", [A], TypeOf(A)),
        Function("dyn", [A], Dynamic),
        .. To("bool", Bool, Bool, CelType.String),
        .. To("bytes", Bytes, Bytes, CelType.String),
        .. To("double", CelType.Double, CelType.Double, Int, Uint, CelType.String),
        .. To("duration", Duration, Duration, CelType.String),
        .. To("int", Int, Int, Uint, CelType.Double, CelType.String, Timestamp, Duration),
        .. To("string", CelType.String, CelType.String, Bool, Bytes, CelType.Double, Int, Uint, Timestamp, Duration),
        .. To("timestamp", Timestamp, Timestamp, CelType.String, Int),
        .. To("uint", Uint, Uint, Int, CelType.Double, CelType.String),
        .. from part in new[] { "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getFullYear", "getMonth", "getHours", "getMinutes", "getSeconds", "getMilliseconds" }
           from zone in new CelType[][] { [], [CelType.String] }
           select Method(Timestamp, part, zone, Int),
        .. from part in new[] { "getHours", "getMinutes", "getSeconds", "getMilliseconds" } select Method(Duration, part, [], Int),
        .. from test in new[] { "contains", "endsWith", "matches", "startsWith" } select Method(CelType.String, test, [CelType.String], Bool),
        Function("matches", [CelType.String, CelType.String], Bool),
    ];

    private static IEnumerable<CelOverload> To(string name, CelType result, params CelType[] from) => from.Select(type => Function(name, [type], result));
}
