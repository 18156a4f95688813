using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Objects;

/// <summary>
/// What a value was before an update, where that is known: members by their name, items of a list of type map by their keys. Items of
/// other lists have no identity.
/// </summary>
/// <param name="Old">The old value; null where none corresponds.</param>
/// <param name="Schema">The schema that says how items correspond.</param>
/// <param name="IsRoot">Whether it is the whole resource, of which apiVersion and kind never count as unchanged.</param>
internal readonly record struct CorrelatedValue(JsonValue? Old, JsonSchemaProps? Schema, bool IsRoot)
{
    /// <summary>No old value, as on creation.</summary>
    public static CorrelatedValue None => default;

    public bool IsUnchanged(JsonValue value) => Old is not null && Old.Equals(value);

    public CorrelatedValue Member(string name)
    {
        if (Old is not JsonObject json || json[name] is not { } old || (IsRoot && name is "apiVersion" or "kind"))
        {
            return None;
        }

        return Schema!.Properties.TryGetValue(name, out var property) || (property = Schema.AdditionalProperties?.Schema) is not null
            ? new(old, property, false)
            : None;
    }

    public CorrelatedValue Item(JsonValue item)
    {
        if (Old is not JsonArray array || Schema is not { ListType: "map", Items: { } items } || item is not JsonObject)
        {
            return None;
        }

        foreach (var old in array.Items)
        {
            if (old is JsonObject && HasSameKeys((JsonObject)old, (JsonObject)item))
            {
                return new(old, items, false);
            }
        }

        return None;
    }

    private bool HasSameKeys(JsonObject left, JsonObject right)
    {
        foreach (var key in Schema!.ListMapKeys)
        {
            if (left[key] is not { } value || !value.Equals(right[key]))
            {
                return false;
            }
        }

        return true;
    }
}
