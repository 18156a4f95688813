using CrdToolkit.Schema.Cel.Evaluation.Library;
using CrdToolkit.Schema.Cel.Evaluation.Values;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>What stands in a list, a map or an object, by index, name or field; with the words for what is not there.</summary>
internal static class CelIndex
{
    private static readonly CelFailure TextInList = new("unsupported index type 'string' in list");

    /// <summary>What stands there.</summary>
    public static object Of(object operand, object index) => (operand, index) switch
    {
        (CelFailure or CelUnknown, _) => operand,
        (_, CelFailure or CelUnknown) => index,
        (CelOpaque opaque, string name) => opaque.Field(name),
        (CelOptional, _) => Optional(operand, index),
        (CelStructure structure, _) when CelKeys.IsKey(index) && structure.Fields.TryGetValue(index, out var value) => value,
        (CelStructure { Hidden.Count: > 0 }, _) => CelUnknown.Instance,
        (CelShuffled, long) => CelUnknown.Instance,
        (IReadOnlyList<object> list, long position) => position >= 0 && position < list.Count ? list[(int)position] : new CelFailure($"index out of bounds: {position}"),
        (IReadOnlyList<object>, string) => TextInList,
        (IReadOnlyList<object> or CelExtension, _) => CelUnknown.Instance,
        (_, string or long or ulong or double or bool) => new CelFailure($"no such key: {CelConversions.Convert("string", index)}"),
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
        (CelStructure structure, _) when CelKeys.IsKey(index) && structure.Fields.TryGetValue(index, out var value) => new CelOptional(value),
        (CelStructure { Hidden.Count: 0 }, _) when CelKeys.IsKey(index) => new CelOptional(null),
        (CelShuffled, long) => CelUnknown.Instance,
        (IReadOnlyList<object> list, long position) => position >= 0 && position < list.Count ? new CelOptional(list[(int)position]) : new CelOptional(null),
        (IReadOnlyList<object>, string) => TextInList,
        (string or bool or long or double or CelNull, string) => new CelOptional(null),
        _ => CelUnknown.Instance,
    };
}
