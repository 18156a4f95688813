using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Protobuf;

/// <summary>Collects what the fields of a message say, item by item, into a JSON object.</summary>
internal sealed class WireMessage
{
    private readonly Dictionary<string, JsonValue> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<JsonValue>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, JsonValue>> maps = new(StringComparer.Ordinal);

    /// <summary>Sets a field; of several values the last counts.</summary>
    public void Set(string name, JsonValue value) => values[name] = value;

    /// <summary>Adds an item to a list.</summary>
    public void AddItem(string name, JsonValue item)
    {
        values.TryAdd(name, JsonNull.Instance);
        (lists.TryGetValue(name, out var items) ? items : lists[name] = []).Add(item);
    }

    /// <summary>Adds an entry to a map; of several with one key the last counts.</summary>
    public void AddEntry(string name, string key, JsonValue value)
    {
        values.TryAdd(name, JsonNull.Instance);
        (maps.TryGetValue(name, out var entries) ? entries : maps[name] = new(StringComparer.Ordinal))[key] = value;
    }

    /// <summary>The object.</summary>
    public JsonObject ToJson() => JsonValues.Object(values.Select(value => (value.Key, (JsonValue?)ValueOf(value.Key, value.Value))));

    private JsonValue ValueOf(string name, JsonValue single) =>
        lists.TryGetValue(name, out var items) ? JsonValues.Array(items)
        : maps.TryGetValue(name, out var entries) ? JsonValues.Object(entries.Select(entry => (entry.Key, (JsonValue?)entry.Value)))
        : single;
}
