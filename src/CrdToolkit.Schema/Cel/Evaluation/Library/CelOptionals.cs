using CrdToolkit.Schema.Cel.Evaluation.Values;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>Values that may not be there.</summary>
internal static class CelOptionals
{
    /// <summary>The result of a function or a method; null where there is none for such values.</summary>
    public static object? Call(string function, IReadOnlyList<object> values) => (function, values) switch
    {
        ("optional.none", []) => new CelOptional(null),
        ("optional.of", [var content]) => new CelOptional(content),
        ("optional.ofNonZeroValue", [var content]) => IsZero(content) is { } isZero ? new CelOptional(isZero ? null : content) : CelUnknown.Instance,
        ("optional.unwrap", [IReadOnlyList<object> list]) when list.All(item => item is CelOptional) => CelLists.Unwrapped(list),
        ("hasValue", [CelOptional optional]) => optional.Value is not null,
        ("value", [CelOptional optional]) => optional.Value ?? new CelFailure("optional.none() dereference"),
        _ => null,
    };

    private static bool? IsZero(object value) => value switch
    {
        CelNull => true,
        bool truth => !truth,
        long number => number == 0,
        ulong number => number == 0,
        double number => number == 0,
        string text => text.Length == 0,
        CelBytes bytes => bytes.Content.Length == 0,
        CelDuration duration => duration.Nanoseconds == 0,
        // Zero is the year 1 to Go.
        CelTimestamp timestamp => timestamp.Seconds == -62135596800 && timestamp.Nanoseconds == 0,
        IReadOnlyList<object> list => list.Count == 0,
        CelStructure structure => structure.Fields.Count + structure.Hidden.Count == 0,
        CelOptional optional => optional.Value is null,
        _ => null,
    };
}
