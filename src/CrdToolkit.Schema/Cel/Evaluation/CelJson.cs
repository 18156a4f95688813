using CrdToolkit.Schema.Cel.Evaluation.Values;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>Values of CEL as JSON.</summary>
internal static class CelJson
{
    /// <summary>The value; null where it has no JSON, or none that is known here.</summary>
    public static JsonValue? Of(object value) => value switch
    {
        bool truth => truth ? JsonBoolean.True : JsonBoolean.False,
        long number => JsonNumber.FromInt64(number),
        ulong and <= long.MaxValue => JsonNumber.FromInt64((long)(ulong)value),
        double number when !double.IsNaN(number) && !double.IsInfinity(number) => JsonNumber.FromDouble(number),
        string text => new JsonString(text),
        CelNull => JsonNull.Instance,
        CelShuffled => null,
        IReadOnlyList<object> list => All(list) is { } items ? JsonArray.Of(items) : null,
        CelStructure { Hidden.Count: 0 } structure => Object(structure.Fields),
        CelMessage message => Object(message.Fields.ToDictionary(field => (object)field.Key, field => field.Value)),
        _ => null,
    };

    private static JsonObject? Object(IReadOnlyDictionary<object, object> fields)
    {
        var builder = new JsonObjectBuilder();
        foreach (var field in fields)
        {
            if (field.Key is not string name || Of(field.Value) is not { } value)
            {
                return null;
            }

            builder[name] = value;
        }

        return builder.ToObject();
    }

    private static List<JsonValue>? All(IReadOnlyList<object> values)
    {
        var items = values.Select(Of).OfType<JsonValue>().ToList();
        return items.Count == values.Count ? items : null;
    }
}
