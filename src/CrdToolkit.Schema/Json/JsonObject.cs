using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Json;

/// <summary>A JSON object. It keeps the order of its members for writing; equality ignores it.</summary>
/// <param name="Members">The members by name.</param>
public sealed record JsonObject(EquatableDictionary<JsonValue> Members) : JsonValue
{
    /// <summary>The object without members.</summary>
    public static JsonObject Empty { get; } = new(EquatableDictionary<JsonValue>.Empty);

    /// <summary>The member of this name, or null when there is none.</summary>
    public JsonValue? this[string name] => Members.TryGetValue(name, out var value) ? value : null;
}
