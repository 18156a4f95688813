using System.Collections;
using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Json;

/// <summary>Collects the members of a <see cref="JsonObject"/>; usable with collection and index initializers.</summary>
public sealed class JsonObjectBuilder : IEnumerable<KeyValuePair<string, JsonValue>>
{
    private readonly List<KeyValuePair<string, JsonValue>> members;

    /// <summary>A builder without members.</summary>
    public JsonObjectBuilder() => members = [];

    /// <summary>A builder that begins with the members of an object.</summary>
    public JsonObjectBuilder(JsonObject start) => members = [.. start.Members];

    /// <summary>The number of members added.</summary>
    public int Count => members.Count;

    /// <summary>Adds a member; one of the same name that was added before is replaced in its place.</summary>
    public JsonValue this[string name]
    {
        set => members.Add(new(name, value));
    }

    /// <summary>Adds a member, unless its value is null.</summary>
    public void Add(string name, JsonValue? value)
    {
        if (value is not null)
        {
            members.Add(new(name, value));
        }
    }

    /// <summary>The object of the members added, in their order.</summary>
    public JsonObject ToObject() => members.Count == 0 ? JsonObject.Empty : new(new EquatableDictionary<JsonValue>(members));

    /// <summary>The object of the members added, in ordinal order of their names.</summary>
    public JsonObject ToSortedObject() => members.Count == 0
        ? JsonObject.Empty
        : new(new EquatableDictionary<JsonValue>(members.OrderBy(member => member.Key, StringComparer.Ordinal)));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator() => members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
