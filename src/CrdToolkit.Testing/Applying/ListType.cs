using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Applying;

/// <summary>How a list is taken apart.</summary>
/// <param name="element">The type of its items, made when it is needed.</param>
/// <param name="relationship">How they belong together.</param>
/// <param name="keys">The keys of the items, with the value of one that an item leaves out.</param>
internal sealed class ListType(Func<FieldType> element, ListRelationship relationship, IReadOnlyList<(string Name, JsonValue? Default)> keys)
{
    /// <summary>The type of the items.</summary>
    public FieldType Element => field ??= element();

    /// <summary>Whether the list is one value.</summary>
    public bool IsAtomic => relationship == ListRelationship.Atomic;

    /// <summary>The step to an item.</summary>
    /// <returns>False when the item cannot be told apart; <paramref name="step"/> then says why.</returns>
    public bool TryGetStep(JsonValue item, out string step)
    {
        if (relationship == ListRelationship.Set)
        {
            step = item switch
            {
                JsonObject => "associative list without keys has an element that's a map type",
                JsonArray => "not supported: associative list with lists as elements",
                JsonNull => "associative list without keys has an element that's an explicit null",
                _ => PathElements.Value(item),
            };
            return item is not (JsonObject or JsonArray or JsonNull);
        }

        if (relationship == ListRelationship.Atomic)
        {
            step = "invalid indexing of non-associative list";
            return false;
        }

        if (item is not JsonObject json)
        {
            step = item is JsonNull
                ? "associative list with keys may not have a null element"
                : "associative list with keys may not have non-map elements";
            return false;
        }

        var members = new List<(string, JsonValue?)>(keys.Count);
        foreach (var (name, missing) in keys)
        {
            // An item without one of the keys is another one than any with it.
            members.Add((name, json[name] ?? missing));
        }

        var known = JsonValues.Object(members);
        step = known.Count > 0
            ? PathElements.Key(known)
            : "associative list with keys has an element that omits all key fields "
                + $"[{string.Join(' ', keys.Select(key => $"\"{key.Name}\""))}] (and doesn't have default values for any key fields)";
        return known.Count > 0;
    }
}
