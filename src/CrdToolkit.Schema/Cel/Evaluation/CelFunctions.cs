using System.Globalization;
using CrdToolkit.Schema.Patterns;

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
        ("<", [var left, var right]) => Compared(left, right, order => order < 0),
        ("<=", [var left, var right]) => Compared(left, right, order => order <= 0),
        (">", [var left, var right]) => Compared(left, right, order => order > 0),
        (">=", [var left, var right]) => Compared(left, right, order => order >= 0),
        ("in", [string name, CelStructure map]) => map.Fields.ContainsKey(name),
        ("in", [var item, IReadOnlyList<object> list]) => Known(CelValues.Contains(list, item)),
        ("[]", [IReadOnlyList<object> list, long index]) => index >= 0 && index < list.Count ? list[(int)index] : new CelFailure($"index out of bounds: {index}"),
        ("[]", [CelStructure map, string name]) => map.Fields.TryGetValue(name, out var value) ? value : new CelFailure($"no such key: {name}"),
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
        ("string", [string value]) => value,
        ("string", [long value]) => value.ToString(CultureInfo.InvariantCulture),
        ("string", [bool value]) => value ? "true" : "false",
        ("int", [long value]) => value,
        _ => CelUnknown.Instance,
    };

    /// <summary>The result of a method.</summary>
    public static object CallMethod(string method, object target, IReadOnlyList<object> arguments) => (target, method, arguments) switch
    {
        (_, "size", []) => Size(target),
        (string text, "contains", [string part]) => text.Contains(part),
        (string text, "startsWith", [string part]) => text.StartsWith(part, StringComparison.Ordinal),
        (string text, "endsWith", [string part]) => text.EndsWith(part, StringComparison.Ordinal),
        (string text, "matches", [string pattern]) => Re2.FindError(pattern) is null ? Re2.IsMatch(pattern, text) : CelUnknown.Instance,
        (string text, "lowerAscii", []) => Ascii(text, 'A', 'Z', 'a' - 'A'),
        (string text, "upperAscii", []) => Ascii(text, 'a', 'z', 'A' - 'a'),
        (CelOptional optional, "hasValue", []) => optional.Value is not null,
        (CelOptional { Value: { } value }, "value", []) => value,
        (CelOptional optional, "orValue", [var other]) => optional.Value ?? other,
        _ => CelUnknown.Instance,
    };

    private static CelFailure Overflow { get; } = new("integer overflow");

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

    private static object Compared(object left, object right, Func<int, bool> holds) => (left, right) switch
    {
        (long first, long second) => holds(first.CompareTo(second)),
        (long or double, long or double) when Convert.ToDouble(left, null) is var first && Convert.ToDouble(right, null) is var second && !double.IsNaN(first) && !double.IsNaN(second) => holds(first.CompareTo(second)),
        (bool first, bool second) => holds(first.CompareTo(second)),
        // Go compares bytes, which surrogates are not in the order of.
        (string first, string second) when !first.Any(char.IsSurrogate) && !second.Any(char.IsSurrogate) => holds(string.CompareOrdinal(first, second)),
        _ => CelUnknown.Instance,
    };

    private static string Ascii(string text, char first, char last, int shift) =>
        new([.. text.Select(c => c >= first && c <= last ? (char)(c + shift) : c)]);

    private static object Size(object value) => value switch
    {
        string text => (long)(text.Length - text.Count(char.IsLowSurrogate)),
        IReadOnlyList<object> list => (long)list.Count,
        CelStructure structure => (long)structure.Fields.Count,
        _ => CelUnknown.Instance,
    };
}
