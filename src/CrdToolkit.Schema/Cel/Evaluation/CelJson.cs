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
        double number when !double.IsNaN(number) && !double.IsInfinity(number) => JsonNumber.FromDouble(number),
        string text => new JsonString(text),
        CelNull => JsonNull.Instance,
        IReadOnlyList<object> list => All(list) is { } items ? JsonArray.Of(items) : null,
        CelStructure structure => Object(structure.Fields),
        CelMessage message => Object(message.Fields),
        _ => null,
    };

    private static JsonObject? Object(IReadOnlyDictionary<string, object> fields)
    {
        var builder = new JsonObjectBuilder();
        foreach (var field in fields)
        {
            if (Of(field.Value) is not { } value)
            {
                return null;
            }

            builder[field.Key] = value;
        }

        return builder.ToObject();
    }

    private static List<JsonValue>? All(IReadOnlyList<object> values)
    {
        var items = values.Select(Of).OfType<JsonValue>().ToList();
        return items.Count == values.Count ? items : null;
    }
}
