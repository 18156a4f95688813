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
        var isCanonical = true;
        string? previous = null;
        foreach (var member in json.Members)
        {
            isCanonical &= (previous is null || string.CompareOrdinal(previous, member.Key) < 0) && ReferenceEquals(Of(member.Value), member.Value);
            previous = member.Key;
        }

        return isCanonical
            ? json
            : JsonValues.Object(json.Members
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => (member.Key, (JsonValue?)Of(member.Value))));
    }
}
