using CrdToolkit.Schema.Cel.Evaluation.Values;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>Values as <c>%s</c> of <c>format</c> writes them.</summary>
internal static class CelTextForm
{
    private const string Words = "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps";

    /// <summary>The text, or the <see cref="CelFailure"/> in which it ends.</summary>
    public static object Of(object value) => value switch
    {
        CelNull => "null",
        CelTypeName type => type.Name,
        CelBytes bytes when bytes.Text() is null => new CelFailure("error during formatting: could not convert argument \"invalid UTF-8 in bytes, cannot convert to string\" to string"),
        IReadOnlyList<object> or CelStructure => Inner(value),
        CelExtension => CelTextFormat.Wrong(Words, value),
        _ => CelConversions.Convert("string", value) ?? CelTextFormat.Wrong(Words, value),
    };

    // In lists and maps it can be seen what is a text, and fractions have six digits.
    private static object Inner(object value) => value switch
    {
        CelShuffled => CelUnknown.Instance,
        string text => GoText.Quote(text),
        CelBytes bytes => bytes.Text() is { } text ? $"b{GoText.Quote(text)}" : CelUnknown.Instance,
        CelTimestamp => $"timestamp(\"{value}\")",
        CelDuration => $"duration(\"{value}\")",
        double number => double.IsNaN(number) || double.IsInfinity(number) ? $"\"{CelConversions.Text(number)}\"" : CelDecimalForm.Digits(number, 6),
        IReadOnlyList<object> list => All(list) is var texts && texts is List<string> items ? $"[{string.Join(", ", items)}]" : texts,
        CelStructure { Hidden.Count: > 0 } => CelUnknown.Instance,
        CelStructure map => Map(map),
        _ => Of(value),
    };

    private static object Map(CelStructure map)
    {
        var entries = new List<KeyValuePair<string, string>>();
        foreach (var field in map.Fields)
        {
            var (key, value) = (Inner(field.Key), Inner(field.Value));
            if (key is not string name || value is not string text)
            {
                return key is string ? value : key;
            }

            entries.Add(new(name, text));
        }

        return "{" + string.Join(", ", entries.OrderBy(entry => entry.Key, CelOrder.Comparer).Select(entry => $"{entry.Key}:{entry.Value}")) + "}";
    }

    private static object All(IReadOnlyList<object> list)
    {
        var texts = new List<string>();
        foreach (var item in list)
        {
            if (Inner(item) is var inner && inner is not string)
            {
                return inner;
            }

            texts.Add((string)inner);
        }

        return texts;
    }
}
