using CrdToolkit.Schema.Cel.Evaluation.Library;
using CrdToolkit.Schema.Cel.Evaluation.Values;
using CrdToolkit.Schema.Cel.Functions;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>What operators, functions and methods make of values; <see cref="CelUnknown"/> where that is not certain.</summary>
internal static class CelFunctions
{
    /// <summary>A function is not for the values that it got.</summary>
    public static CelFailure NoOverload { get; } = new("no such overload");

    /// <summary>The result of an operator, by its sign, of a function, or of a method, whose first value is what it is called on.</summary>
    public static object Call(string function, IReadOnlyList<object> values) =>
        CelOperations.Call(function, values)
        ?? (values.Count > 0 && values[0] is CelOpaque opaque ? opaque.Call(function, [.. values.Skip(1)]) : null)
        ?? Known(function, values)
        ?? Mismatch(function, values);

    private static object? Known(string function, IReadOnlyList<object> values)
    {
        switch (function, values)
        {
            case ("size", [var value]):
                return Size(value);
            case ("type", [var value]):
                return CelTypeName.Of(value) is { } type ? new CelTypeName(type) : CelUnknown.Instance;
            case (_, [var value]) when CelConversions.IsConversion(function):
                return CelConversions.Convert(function, value);
            case ("lists.range", [long count]):
                return CelLists.Range(count);
            case ("strings.quote", [string text]):
                return CelStrings.Quote(text);
            case ("jsonpatch.escapeKey", [string text]):
                return text.Replace("~", "~0").Replace("/", "~1");
            case (_, [IReadOnlyList<object> left, IReadOnlyList<object> right]) when CelSets.Call(function, left, right) is { } compared:
                return compared;
        }

        return CelConstructors.Call(function, values) ?? CelOptionals.Call(function, values) ?? Method(function, values);
    }

    private static object? Method(string method, IReadOnlyList<object> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        IReadOnlyList<object> arguments = [.. values.Skip(1)];
        return values[0] switch
        {
            string text => CelPatterns.Call(text, method, arguments) ?? CelStrings.Call(text, method, arguments),
            IReadOnlyList<object> list => CelLists.Call(method, list, arguments),
            CelExtension extension => extension.Call(method, arguments),
            _ => CelTimes.Call(method, values),
        };
    }

    private static object Size(object value) => value switch
    {
        string text => CelStrings.Length(text),
        CelBytes bytes => (long)bytes.Content.Length,
        IReadOnlyList<object> list => (long)list.Count,
        CelStructure structure => (long)structure.Fields.Count + structure.Hidden.Count,
        CelOptional => CelUnknown.Instance,
        _ => CelTypeName.Of(value) is null ? CelUnknown.Instance : new CelFailure("no such overload: size"),
    };

    // Most functions are told with the types that they got.
    private static object Mismatch(string function, IReadOnlyList<object> values)
    {
        var types = values.Select(CelTypeName.Of).ToList();
        return function is "flatten" or "distinct" or "format" || types.Contains(null) || CelLibrary.Find(function).Count == 0 ? CelUnknown.Instance
            : function is "contains" or "startsWith" or "endsWith" or "matches" or "find" or "findAll" ? NoOverload
            : new CelFailure($"no such overload: {function}({string.Join(", ", types)})");
    }
}
