using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Json;

/// <summary>A JSON array.</summary>
/// <param name="Items">The items, in order.</param>
public sealed record JsonArray(EquatableArray<JsonValue> Items) : JsonValue
{
    /// <summary>The array without items.</summary>
    public static JsonArray Empty { get; } = new(EquatableArray<JsonValue>.Empty);
}
