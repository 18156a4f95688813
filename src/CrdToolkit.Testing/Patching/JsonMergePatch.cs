using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Patching;

/// <summary>Applies JSON merge patches (RFC 7386).</summary>
internal static class JsonMergePatch
{
    /// <summary>The value with the patch merged into it.</summary>
    public static JsonValue Apply(JsonValue? target, JsonValue patch)
    {
        if (patch is not JsonObject changes)
        {
            return WithoutNulls(patch);
        }

        var result = target as JsonObject ?? JsonObject.Empty;
        foreach (var change in changes.Members)
        {
            result = change.Value is JsonNull ? result.Without(change.Key) : result.With(change.Key, Apply(result[change.Key], change.Value));
        }

        return result;
    }

    // The library of the API server takes nulls out of objects inside of lists too, but not out of the lists.
    private static JsonValue WithoutNulls(JsonValue value) => value switch
    {
        JsonArray list => JsonValues.Array(list.Items.Select(WithoutNulls)),
        JsonObject json => JsonValues.Object(json.Members
            .Where(member => member.Value is not JsonNull)
            .Select(member => (member.Key, (JsonValue?)WithoutNulls(member.Value)))),
        _ => value,
    };
}
