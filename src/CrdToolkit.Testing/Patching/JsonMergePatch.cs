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

        if (!StackGuard.HasRoom)
        {
            return StackGuard.Continue(static rest => Apply(rest.target, rest.patch), (target, patch));
        }

        var old = target as JsonObject ?? JsonObject.Empty;
        return JsonValues.Object(
        [
            .. old.Members.Select(member => (member.Key, Merged(member.Value, changes[member.Key]))),
            .. changes.Members.Where(change => old[change.Key] is null).Select(change => (change.Key, Merged(null, change.Value))),
        ]);
    }

    // Null for a member that goes.
    private static JsonValue? Merged(JsonValue? member, JsonValue? change) => change switch
    {
        null => member,
        JsonNull => null,
        _ => Apply(member, change),
    };

    // The library of the API server takes nulls out of objects inside of lists too, but not out of the lists.
    private static JsonValue WithoutNulls(JsonValue value) => value switch
    {
        JsonArray or JsonObject when !StackGuard.HasRoom => StackGuard.Continue(static rest => WithoutNulls(rest), value),
        JsonArray list => JsonValues.Array(list.Items.Select(WithoutNulls)),
        JsonObject json => JsonValues.Object(json.Members
            .Where(member => member.Value is not JsonNull)
            .Select(member => (member.Key, (JsonValue?)WithoutNulls(member.Value)))),
        _ => value,
    };
}
