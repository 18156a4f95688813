using System.Globalization;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>What stands in a list, a map or an object, by index, name or field; with the words for what is not there.</summary>
internal static class CelIndex
{
    /// <summary>What stands there.</summary>
    public static object Of(object operand, object index) => (operand, index) switch
    {
        (CelFailure or CelUnknown, _) => operand,
        (_, CelFailure or CelUnknown) => index,
        (CelOpaque opaque, string name) => opaque.Field(name),
        (CelOptional, _) => Optional(operand, index),
        (CelStructure structure, string name) when structure.Fields.TryGetValue(name, out var value) => value,
        (IReadOnlyList<object> list, long position) => position >= 0 && position < list.Count ? list[(int)position] : new CelFailure($"index out of bounds: {position}"),
        (IReadOnlyList<object>, string) => new CelFailure("unsupported index type 'string' in list"),
        (IReadOnlyList<object>, _) => CelUnknown.Instance,
        (_, string or long) => new CelFailure($"no such key: {Convert.ToString(index, CultureInfo.InvariantCulture)}"),
        _ => CelUnknown.Instance,
    };

    /// <summary>What stands there, if it does: an optional value, also where nothing can stand.</summary>
    public static object Optional(object operand, object index) => (operand, index) switch
    {
        (CelFailure or CelUnknown, _) => operand,
        (_, CelFailure or CelUnknown) => index,
        (CelOpaque opaque, string name) => opaque.Optional(name),
        (CelOptional { Value: { } value }, _) => Optional(value, index),
        (CelOptional, _) => operand,
        (CelStructure structure, string name) => structure.Fields.TryGetValue(name, out var value) ? new CelOptional(value) : new CelOptional(null),
        (IReadOnlyList<object> list, long position) => position >= 0 && position < list.Count ? new CelOptional(list[(int)position]) : new CelOptional(null),
        (string or bool or long or double or CelNull, string) => new CelOptional(null),
        _ => CelUnknown.Instance,
    };
}
