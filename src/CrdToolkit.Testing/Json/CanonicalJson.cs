using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Json;

/// <summary>The form in which the API server keeps and validates custom resources: members of objects in ordinal order, numbers as Go prints them.</summary>
internal static class CanonicalJson
{
    /// <summary>The value in that form; the value itself when it is already.</summary>
    /// <exception cref="FormatException">A number is too big.</exception>
    public static JsonValue Of(JsonValue value)
    {
        switch (value)
        {
            case JsonObject or JsonArray when !StackGuard.HasRoom:
                return StackGuard.Continue(static rest => Of(rest), value);
            case JsonObject json:
                return OfObject(json);
            case JsonArray array:
                JsonValue[]? items = null;
                for (var i = 0; i < array.Items.Count; i++)
                {
                    var canonical = Of(array.Items[i]);
                    if (!ReferenceEquals(canonical, array.Items[i]))
                    {
                        items ??= [.. array.Items];
                        items[i] = canonical;
                    }
                }

                return items is null ? array : JsonValues.Array(items);
            case JsonNumber number:
                return GoJson.IsTooBig(number) ? throw new FormatException(GoJson.TooBig(number)) : number.Normalize();
            default:
                return value;
        }
    }

    /// <summary>The object in that form.</summary>
    /// <exception cref="FormatException">A number is too big.</exception>
    public static JsonObject OfObject(JsonObject json)
    {
        KeyValuePair<string, JsonValue>[]? members = null;
        var isSorted = true;
        for (var i = 0; i < json.Count; i++)
        {
            var member = json.Members.EntryAt(i);
            var canonical = Of(member.Value);
            isSorted &= i == 0 || string.CompareOrdinal(json.Members.EntryAt(i - 1).Key, member.Key) < 0;
            if (!ReferenceEquals(canonical, member.Value))
            {
                members ??= [.. json.Members];
                members[i] = new(member.Key, canonical);
            }
        }

        if (!isSorted)
        {
            members ??= [.. json.Members];
            Array.Sort(members, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        }

        return members is null ? json : new JsonObject(new(members));
    }
}
