using CrdToolkit.Schema.Cel.Evaluation.Library;
using CrdToolkit.Schema.Cel.Evaluation.Values;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>What operators make of values.</summary>
internal static class CelOperations
{
    /// <summary>The result of an operator, by its sign; null for what is no operator.</summary>
    public static object? Call(string sign, IReadOnlyList<object> values) => (sign, values) switch
    {
        ("!", [bool value]) => !value,
        ("!", [var value]) => IsPlain(value) ? CelFunctions.NoOverload : CelUnknown.Instance,
        ("-_", [var value]) => CelArithmetic.Negative(value) ?? Unsigned(value),
        ("==", [var left, var right]) => Known(CelValues.AreEqual(left, right)),
        ("!=", [var left, var right]) => Known(!CelValues.AreEqual(left, right)),
        ("<", [var left, var right]) => Compared(sign, left, right, order => order < 0),
        ("<=", [var left, var right]) => Compared(sign, left, right, order => order <= 0),
        (">", [var left, var right]) => Compared(sign, left, right, order => order > 0),
        (">=", [var left, var right]) => Compared(sign, left, right, order => order >= 0),
        ("in", [var key, CelStructure map]) when CelKeys.IsKey(key) => map.Fields.ContainsKey(key) ? true : map.Hidden.Count > 0 ? CelUnknown.Instance : false,
        ("in", [var item, IReadOnlyList<object> list]) => Known(CelValues.Contains(list, item)),
        ("in", [_, var value]) => IsPlain(value) && value is not CelStructure ? CelFunctions.NoOverload : CelUnknown.Instance,
        ("[]", [var operand, var index]) => CelIndex.Of(operand, index),
        ("[?]", [var operand, var index]) => CelIndex.Optional(operand, index),
        ("+", [var left, var right]) => Sum(left, right) ?? CelArithmetic.Of(sign, left, right) ?? Mismatch(sign, left, right),
        ("-" or "*" or "/" or "%", [var left, var right]) => CelArithmetic.Of(sign, left, right) ?? Mismatch(sign, left, right),
        _ => null,
    };

    private static object? Sum(object left, object right) => (left, right) switch
    {
        (string first, string second) => first.Length + second.Length > CelStrings.MostCharacters ? CelUnknown.Instance : first + second,
        (CelBytes first, CelBytes second) => first.Content.Length + second.Content.Length > CelStrings.MostCharacters ? CelUnknown.Instance : new CelBytes([.. first.Content, .. second.Content]),
        (CelUnordered set, IReadOnlyList<object> list) => set.With(list),
        (CelShuffled first, IReadOnlyList<object> second) => new CelShuffled(first.Concat(second)),
        (IReadOnlyList<object> first, CelShuffled second) => new CelShuffled(first.Concat(second)),
        (IReadOnlyList<object> first, IReadOnlyList<object> second) => first.Count + second.Count > CelStrings.MostCharacters ? CelUnknown.Instance : first.Concat(second).ToList(),
        _ => null,
    };

    private static object Compared(string sign, object left, object right, Func<int, bool> holds) =>
        CelOrder.Of(left, right) is { } order ? holds(order)
        // What a number that is none is compared with depends on who asks.
        : left is long or ulong or double && right is long or ulong or double ? CelUnknown.Instance
        : Mismatch(sign, left, right);

    private static bool IsPlain(object value) => value is not CelOptional && CelTypeName.Of(value) is not null;

    private static object Unsigned(object value) => value switch
    {
        string or CelTimestamp => CelFunctions.NoOverload,
        bool or CelOptional => CelUnknown.Instance,
        _ => IsPlain(value) ? new CelFailure("no such overload: -_") : CelUnknown.Instance,
    };

    private static object Mismatch(string sign, object left, object right) =>
        !IsPlain(left) || !IsPlain(right) ? CelUnknown.Instance
        : HasOperator(sign, left) ? CelFunctions.NoOverload
        : new CelFailure($"no such overload: _{sign}_");

    // What an operator is not for at all, the API server tells by the operator's name, except of values that have methods.
    private static bool HasOperator(string sign, object value) => value switch
    {
        string or CelTimestamp or CelDuration => true,
        long or ulong => true,
        double => sign != "%",
        bool => IsComparison(sign),
        CelBytes => sign == "+" || IsComparison(sign),
        IReadOnlyList<object> => sign == "+",
        _ => false,
    };

    private static bool IsComparison(string sign) => sign[0] is '<' or '>';

    private static object Known(bool? result) => result is { } value ? value : CelUnknown.Instance;
}
