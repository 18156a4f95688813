using System.Text.Json.Nodes;

namespace CrdToolkit;

/// <summary>The difference of two states of an object, as a merge patch: what is not in it, another program's fields included, stays.</summary>
internal static class MergePatch
{
    /// <summary>The patch that makes <paramref name="changed"/> of <paramref name="original"/>; null when they are equal.</summary>
    public static JsonObject? Between(JsonNode? original, JsonNode? changed)
    {
        var patch = Difference((JsonObject)original!, (JsonObject)changed!);
        return patch.Count == 0 ? null : patch;
    }

    /// <summary>Has the server refuse the patch, as a conflict, where the object is another one of the same name.</summary>
    public static void TestUid(JsonObject patch, string? uid)
    {
        if (uid is null)
            return;
        if (patch["metadata"] is not JsonObject metadata)
            patch["metadata"] = metadata = [];
        metadata["uid"] = uid;
    }

    private static JsonObject Difference(JsonObject original, JsonObject changed)
    {
        var patch = new JsonObject();
        foreach (var (name, value) in changed)
        {
            var before = original[name];
            if (JsonNode.DeepEquals(before, value))
                continue;
            patch[name] = before is JsonObject from && value is JsonObject to ? Difference(from, to) : value?.DeepClone();
        }

        foreach (var (name, value) in original)
        {
            if (value is not null && !changed.ContainsKey(name))
                patch[name] = null;
        }

        return patch;
    }
}
