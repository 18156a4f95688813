using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Json;

/// <summary>Writes JSON trees down in code.</summary>
internal static class JsonValues
{
    /// <summary>An object of these members, in this order; those without a value are left out.</summary>
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonValue? Value)> members)
    {
        var count = 0;
        foreach (var (_, value) in members)
        {
            count += value is null ? 0 : 1;
        }

        var kept = new KeyValuePair<string, JsonValue>[count];
        count = 0;
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                kept[count++] = new(name, value);
            }
        }

        return new(new EquatableDictionary<JsonValue>(kept));
    }

    /// <summary>An object of a sequence of members, in its order; those without a value are left out.</summary>
    public static JsonObject Object(IEnumerable<(string Name, JsonValue? Value)> members) =>
        new(new EquatableDictionary<JsonValue>(members
            .Where(member => member.Value is not null)
            .Select(member => new KeyValuePair<string, JsonValue>(member.Name, member.Value!))));

    /// <summary>An array of these items.</summary>
    public static JsonArray Array(IEnumerable<JsonValue> items) => new(items.ToEquatableArray());

    /// <summary>An array of strings.</summary>
    public static JsonArray Strings(IEnumerable<string> items) => Array(items.Select(item => (JsonValue)new JsonString(item)));

    /// <summary>The string, or null (no member) when it is empty: the omitempty of the API types.</summary>
    public static JsonValue? TextOrNothing(string? text) => string.IsNullOrEmpty(text) ? null : new JsonString(text);
}
