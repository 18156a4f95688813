using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Patching;

/// <summary>Applies JSON merge patches (RFC 7386).</summary>
internal static class JsonMergePatch
{
    /// <summary>The value with the patch merged into it.</summary>
    public static JsonValue Apply(JsonValue? target, JsonValue patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch;
        }

        var result = target as JsonObject ?? JsonObject.Empty;
        foreach (var change in changes.Members)
        {
            result = change.Value is JsonNull ? result.Without(change.Key) : result.With(change.Key, Apply(result[change.Key], change.Value));
        }

        return result;
    }
}
