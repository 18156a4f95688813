using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Json;

/// <summary>Puts the members of objects in ordinal order, in which the API server keeps and validates custom resources.</summary>
internal static class JsonSorting
{
    /// <summary>The value with the members of all its objects in order; the value itself when they are already.</summary>
    public static JsonValue Sort(JsonValue value)
    {
        switch (value)
        {
            case JsonObject json:
                return SortObject(json);
            case JsonArray array:
                JsonValue[]? items = null;
                for (var i = 0; i < array.Items.Count; i++)
                {
                    var sorted = Sort(array.Items[i]);
                    if (!ReferenceEquals(sorted, array.Items[i]))
                    {
                        items ??= [.. array.Items];
                        items[i] = sorted;
                    }
                }

                return items is null ? array : JsonValues.Array(items);
            default:
                return value;
        }
    }

    /// <summary>The object with the members of all its objects in order.</summary>
    public static JsonObject SortObject(JsonObject json)
    {
        var isSorted = true;
        string? previous = null;
        foreach (var member in json.Members)
        {
            isSorted &= (previous is null || string.CompareOrdinal(previous, member.Key) < 0) && ReferenceEquals(Sort(member.Value), member.Value);
            previous = member.Key;
        }

        return isSorted
            ? json
            : JsonValues.Object(json.Members
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => (member.Key, (JsonValue?)Sort(member.Value))));
    }
}
