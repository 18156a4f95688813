using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrdToolkit;

/// <summary>A change of an object, in one of the forms that the API server takes.</summary>
public sealed class ResourcePatch
{
    internal const string JsonContentType = "application/json-patch+json";
    internal const string MergeContentType = "application/merge-patch+json";
    internal const string StrategicMergeContentType = "application/strategic-merge-patch+json";
    internal const string ApplyContentType = "application/apply-patch+yaml";

    private ResourcePatch(string contentType, ReadOnlyMemory<byte> content, bool hasTest = false)
    {
        ContentType = contentType;
        Content = content;
        HasTest = hasTest;
    }

    internal string ContentType { get; }

    internal ReadOnlyMemory<byte> Content { get; }

    internal bool HasTest { get; }

    /// <summary>Whether doing it twice is as good as once, where the content type does not say so.</summary>
    internal bool IsRepeatable { get; init; }

    /// <summary>A JSON patch (RFC 6902): operations that are all done, or none.</summary>
    public static ResourcePatch Json(params IEnumerable<JsonPatchOperation> operations) => Json(operations, isRepeatable: false);

    /// <summary>A JSON patch that is as good when it is done twice.</summary>
    internal static ResourcePatch RepeatableJson(params IEnumerable<JsonPatchOperation> operations) => Json(operations, isRepeatable: true);

    /// <summary>A merge patch (RFC 7386): the properties that change; null removes one, an array is replaced as a whole.</summary>
    public static ResourcePatch Merge(JsonObject change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new ResourcePatch(MergeContentType, Bytes(change));
    }

    /// <summary>A merge patch, as JSON text.</summary>
    public static ResourcePatch Merge(string json)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(json);
        return new ResourcePatch(MergeContentType, Encoding.UTF8.GetBytes(json));
    }

    /// <summary>A strategic merge patch, which merges lists by their keys. Built-in kinds take it, custom resources do not.</summary>
    public static ResourcePatch StrategicMerge(JsonObject change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new ResourcePatch(StrategicMergeContentType, Bytes(change));
    }

    /// <summary>A strategic merge patch, as JSON text.</summary>
    public static ResourcePatch StrategicMerge(string json)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(json);
        return new ResourcePatch(StrategicMergeContentType, Encoding.UTF8.GetBytes(json));
    }

    private static ResourcePatch Json(IEnumerable<JsonPatchOperation> operations, bool isRepeatable)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var content = new ArrayBufferWriter<byte>();
        var hasTest = false;
        using (var writer = new Utf8JsonWriter(content))
        {
            writer.WriteStartArray();
            foreach (var operation in operations)
            {
                hasTest |= operation.IsTest;
                operation.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return new ResourcePatch(JsonContentType, content.WrittenMemory, hasTest) { IsRepeatable = isRepeatable };
    }

    private static byte[] Bytes(JsonObject value)
    {
        var content = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(content))
            value.WriteTo(writer);
        return content.WrittenSpan.ToArray();
    }
}
