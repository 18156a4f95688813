using static CrdToolkit.Schema.Cel.CelType;
using static CrdToolkit.Schema.Cel.Functions.CelLibrary;

namespace CrdToolkit.Schema.Cel.Functions;

/// <summary>The operators, under the names that the compiler gives them. Those of conditions that end early are not functions.</summary>
internal static class CelOperators
{
    private static readonly CelType A = AnyNamed("A");
    private static readonly CelType B = AnyNamed("B");
    private static readonly CelType[] Numbers = [Int, Uint, CelType.Double];

    /// <summary>The compiler's name of what is called, by its sign, as the parser has it.</summary>
    public static string NameOf(CelExpression.Call call) => call.Function switch
    {
        "?:" => "_?_:_",
        "!" => "!_",
        "in" => "@in",
        "[]" => "_[_]",
        "[?]" => "_[?_]",
        var sign when call is { Target: null, Arguments.Count: 2 } && !char.IsLetter(sign[0]) && sign[0] != '_' => $"_{sign}_",
        var function => function,
    };

    /// <summary>All of them.</summary>
    public static IEnumerable<CelOverload> All() =>
    [
        Function("_?_:_", [Bool, A, A], A),
        Function("!_", [Bool], Bool),
        Function("-_", [Int], Int),
        Function("-_", [CelType.Double], CelType.Double),
        Function("_==_", [A, A], Bool),
        Function("_!=_", [A, A], Bool),
        Function("@in", [A, ListOf(A)], Bool),
        Function("@in", [A, MapOf(A, B)], Bool),
        Function("_[_]", [ListOf(A), Int], A),
        Function("_[_]", [MapOf(A, B), A], B),
        .. Comparisons(),
        .. from sign in new[] { "_+_", "_-_", "_*_", "_/_" } from number in Numbers select Function(sign, [number, number], number),
        Function("_%_", [Int, Int], Int),
        Function("_%_", [Uint, Uint], Uint),
        Function("_+_", [CelType.String, CelType.String], CelType.String),
        Function("_+_", [Bytes, Bytes], Bytes),
        Function("_+_", [ListOf(A), ListOf(A)], ListOf(A)),
        Function("_+_", [Timestamp, Duration], Timestamp),
        Function("_+_", [Duration, Timestamp], Timestamp),
        Function("_+_", [Duration, Duration], Duration),
        Function("_-_", [Timestamp, Timestamp], Duration),
        Function("_-_", [Timestamp, Duration], Timestamp),
        Function("_-_", [Duration, Duration], Duration),
    ];

    // Numbers are compared whatever their types.
    private static IEnumerable<CelOverload> Comparisons() =>
        from sign in new[] { "_<_", "_<=_", "_>_", "_>=_" }
        from types in (from left in Numbers from right in Numbers select (left, right)).Concat(from type in new[] { Bool, CelType.String, Bytes, Timestamp, Duration } select (type, type))
        select Function(sign, [types.Item1, types.Item2], Bool);
}
