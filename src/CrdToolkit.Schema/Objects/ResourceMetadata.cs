using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Objects;

/// <summary>The metadata of a resource, whose schema is always that of ObjectMeta.</summary>
internal static class ResourceMetadata
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "annotations", "creationTimestamp", "deletionGracePeriodSeconds", "deletionTimestamp", "finalizers", "generateName", "generation",
        "labels", "managedFields", "name", "namespace", "ownerReferences", "resourceVersion", "selfLink", "uid",
    };

    /// <summary>The metadata without unknown fields and without nulls.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="resource">Where the resource is.</param>
    /// <param name="unknownFields">Gets the path of each unknown field.</param>
    public static JsonValue Prune(JsonValue metadata, JsonPathTracker resource, List<string>? unknownFields)
    {
        if (metadata is not JsonObject json)
        {
            return metadata;
        }

        var pruned = json;
        foreach (var member in json.Members)
        {
            if (!Known.Contains(member.Key))
            {
                unknownFields?.Add($"{resource.Of("metadata")}.{member.Key}");
                pruned = pruned.Without(member.Key);
            }
            else if (member.Value is JsonNull)
            {
                pruned = pruned.Without(member.Key);
            }
        }

        return pruned;
    }

    /// <summary>Why a value cannot be read as ObjectMeta; null when it can.</summary>
    public static string? FindMalformed(JsonValue metadata)
    {
        if (metadata is not JsonObject json)
        {
            return $"json: cannot unmarshal {KindOf(metadata)} into Go value of type v1.ObjectMeta";
        }

        foreach (var member in json.Members)
        {
            var (isWell, type) = member.Key switch
            {
                "name" or "generateName" or "namespace" or "selfLink" or "uid" or "resourceVersion" => (member.Value is JsonString, "string"),
                "labels" or "annotations" => (member.Value is JsonObject, "map[string]string"),
                "finalizers" => (member.Value is JsonArray, "[]string"),
                "managedFields" => (member.Value is JsonArray, "[]v1.ManagedFieldsEntry"),
                "ownerReferences" => (member.Value is JsonArray, "[]v1.OwnerReference"),
                "generation" or "deletionGracePeriodSeconds" => (member.Value is JsonNumber { IsInteger: true }, "int64"),
                _ => (true, ""),
            };
            if (!isWell && member.Value is not JsonNull)
            {
                return Mismatch(member.Value, member.Key, type);
            }

            if (FindNoText(member.Key, member.Value) is { } part)
            {
                return Mismatch(part, member.Key, "string");
            }
        }

        return null;
    }

    private static string Mismatch(JsonValue value, string member, string type) =>
        $"json: cannot unmarshal {KindOf(value)} into Go struct field ObjectMeta.{member} of type {type}";

    private static JsonValue? FindNoText(string member, JsonValue value) => (member, value) switch
    {
        ("labels" or "annotations", JsonObject json) => json.Members.Values.FirstOrDefault(one => one is not (JsonString or JsonNull)),
        ("finalizers", JsonArray array) => array.Items.FirstOrDefault(one => one is not (JsonString or JsonNull)),
        _ => null,
    };

    private static string KindOf(JsonValue value) => value switch
    {
        JsonString => "string",
        JsonNumber => "number",
        JsonBoolean => "bool",
        JsonArray => "array",
        _ => "object",
    };
}
