namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>What operators, functions and methods make of values; <see cref="CelUnknown"/> of those that are not known here.</summary>
internal static class CelFunctions
{
    /// <summary>The result of an operator, by its sign, or of a function.</summary>
    public static object Call(string function, IReadOnlyList<object> values) => (function, values) switch
    {
        ("!", [bool value]) => !value,
        ("-_", [long value]) => value == long.MinValue ? Overflow : -value,
        ("-_", [double value]) => -value,
        ("==", [var left, var right]) => Known(CelValues.AreEqual(left, right)),
        ("!=", [var left, var right]) => Known(!CelValues.AreEqual(left, right)),
        ("<", [var left, var right]) => Compared(function, left, right, order => order < 0),
        ("<=", [var left, var right]) => Compared(function, left, right, order => order <= 0),
        (">", [var left, var right]) => Compared(function, left, right, order => order > 0),
        (">=", [var left, var right]) => Compared(function, left, right, order => order >= 0),
        ("in", [string name, CelStructure map]) => map.Fields.ContainsKey(name),
        ("in", [bool or long or double, CelStructure]) => false,
        ("in", [var item, IReadOnlyList<object> list]) => Known(CelValues.Contains(list, item)),
        ("in", [_, string or bool or long or double or CelNull]) => NoOverload,
        ("[]", [var operand, var index]) => CelIndex.Of(operand, index),
        ("[?]", [var operand, var index]) => CelIndex.Optional(operand, index),
        ("+", [string left, string right]) => left + right,
        ("+", [CelUnordered, _] or [_, CelUnordered]) => CelUnknown.Instance,
        ("+", [IReadOnlyList<object> left, IReadOnlyList<object> right]) => left.Concat(right).ToList(),
        ("+" or "-" or "*" or "/" or "%", [long left, long right]) => Arithmetic(function, left, right),
        ("+", [double left, double right]) => left + right,
        ("-", [double left, double right]) => left - right,
        ("*", [double left, double right]) => left * right,
        ("/", [double left, double right]) => left / right,
        ("size", [var value]) => Size(value),
        ("dyn", [var value]) => value,
        ("string" or "int" or "double" or "bool", [var value]) => CelConversions.Convert(function, value),
        ("!" or "-_", [var value]) when IsPlain(value) => NoOverload,
        ("+" or "-" or "*" or "/" or "%", [var left, var right]) => Mismatch(function, left, right),
        _ => CelUnknown.Instance,
    };

    /// <summary>The result of a method.</summary>
    public static object CallMethod(string method, object target, IReadOnlyList<object> arguments) => (target, method, arguments) switch
    {
        (CelOpaque opaque, _, _) => opaque.Call(method, arguments),
        (_, "size", []) => Size(target),
        (string text, _, _) => CelStrings.Call(text, method, arguments),
        (CelOptional optional, "hasValue", []) => optional.Value is not null,
        (CelOptional optional, "value", []) => optional.Value ?? new CelFailure("optional.none() dereference"),
        (CelOptional optional, "orValue", [var other]) => optional.Value ?? other,
        (CelOptional optional, "or", [CelOptional other]) => optional.Value is null ? other : optional,
        (IReadOnlyList<object> list, "join", []) when list.All(item => item is string) => string.Concat(list),
        (IReadOnlyList<object> list, "join", [string separator]) when list.All(item => item is string) => string.Join(separator, list),
        _ when IsPlain(target) && CelStrings.IsOfStrings(method) => NoOverload,
        _ => CelUnknown.Instance,
    };

    /// <summary>A function is not for the values that it got.</summary>
    public static CelFailure NoOverload { get; } = new("no such overload");

    private static CelFailure Overflow { get; } = new("integer overflow");

    private static bool IsPlain(object value) => value is bool or long or double or string or CelNull or CelStructure or IReadOnlyList<object>;

    private static object Mismatch(string sign, object left, object right) =>
        !IsPlain(left) || !IsPlain(right) ? CelUnknown.Instance
        : HasOperator(sign, left) ? NoOverload
        : new CelFailure($"no such overload: _{sign}_");

    // What an operator is not for at all, the API server tells by the operator's name, except of strings.
    private static bool HasOperator(string sign, object value) => value switch
    {
        string => true,
        long => true,
        double => sign != "%",
        bool => sign.StartsWith("<", StringComparison.Ordinal) || sign.StartsWith(">", StringComparison.Ordinal),
        IReadOnlyList<object> => sign == "+",
        _ => false,
    };

    private static object Known(bool? result) => result is { } value ? value : CelUnknown.Instance;

    private static object Arithmetic(string sign, long left, long right)
    {
        if (sign is "/" or "%" && right == 0)
        {
            return new CelFailure(sign == "/" ? "division by zero" : "modulus by zero");
        }

        try
        {
            return checked(sign switch
            {
                "+" => left + right,
                "-" => left - right,
                "*" => left * right,
                "/" => left / right,
                _ => left % right,
            });
        }
        catch (OverflowException)
        {
            return Overflow;
        }
    }

    private static object Compared(string sign, object left, object right, Func<int, bool> holds) => (left, right) switch
    {
        (long first, long second) => holds(first.CompareTo(second)),
        (long or double, long or double) when Convert.ToDouble(left, null) is var first && Convert.ToDouble(right, null) is var second && !double.IsNaN(first) && !double.IsNaN(second) => holds(first.CompareTo(second)),
        (bool first, bool second) => holds(first.CompareTo(second)),
        // Go compares bytes, which surrogates are not in the order of.
        (string first, string second) when !first.Any(char.IsSurrogate) && !second.Any(char.IsSurrogate) => holds(string.CompareOrdinal(first, second)),
        (string, string) or (long or double, long or double) => CelUnknown.Instance,
        _ => Mismatch(sign, left, right),
    };

    private static object Size(object value) => value switch
    {
        string text => (long)(text.Length - text.Count(char.IsLowSurrogate)),
        IReadOnlyList<object> list => (long)list.Count,
        CelStructure structure => (long)structure.Fields.Count,
        bool or long or double or CelNull => new CelFailure("no such overload: size"),
        _ => CelUnknown.Instance,
    };
}
