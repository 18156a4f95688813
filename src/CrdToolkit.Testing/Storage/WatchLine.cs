using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Protobuf;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Storage;

/// <summary>An event as a watch tells it.</summary>
/// <param name="Type"><c>ADDED</c>, <c>MODIFIED</c>, <c>DELETED</c>, <c>BOOKMARK</c> or <c>ERROR</c>.</param>
/// <param name="Shown">The object, as the watcher sees it.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Bytes">The line with the line feed, or the message behind its length.</param>
internal sealed record WatchLine(string Type, JsonObject Shown, AnswerFormat Format, byte[] Bytes)
{
    /// <summary>The line of an event.</summary>
    public static WatchLine Of(string type, JsonObject shown, AnswerFormat format) => new(
        type,
        shown,
        format,
        format == AnswerFormat.Protobuf
            ? ProtobufWriter.WriteEvent(type, shown)
            : JsonWriter.WriteUtf8Line(JsonValues.Object(("type", type), ("object", shown))));
}
