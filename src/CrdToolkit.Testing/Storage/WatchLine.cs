using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Storage;

/// <summary>An event as the line of a watch that tells it.</summary>
/// <param name="Type"><c>ADDED</c>, <c>MODIFIED</c>, <c>DELETED</c>, <c>BOOKMARK</c> or <c>ERROR</c>.</param>
/// <param name="Shown">The object, as the watcher sees it.</param>
/// <param name="Utf8">The line, with the line feed.</param>
internal sealed record WatchLine(string Type, JsonObject Shown, byte[] Utf8)
{
    /// <summary>The line of an event.</summary>
    public static WatchLine Of(string type, JsonObject shown) =>
        new(type, shown, JsonWriter.WriteUtf8Line(JsonValues.Object(("type", type), ("object", shown))));
}
