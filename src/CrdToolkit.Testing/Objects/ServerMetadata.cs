using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Objects;

/// <summary>The metadata of objects that the server itself writes.</summary>
internal static class ServerMetadata
{
    /// <summary>The metadata of a new object.</summary>
    /// <param name="clock">What time it is.</param>
    /// <param name="namespace">Where it is; empty outside of namespaces.</param>
    /// <param name="name">Its name.</param>
    /// <param name="generation">Its generation, where its kind has one.</param>
    /// <param name="labels">Its labels, if any.</param>
    /// <param name="annotations">Its annotations, if any.</param>
    public static JsonObject New(
        TimeProvider clock, string @namespace, string name, long? generation = null, JsonObject? labels = null, JsonObject? annotations = null) => JsonValues.Object(
        ("name", name),
        ("namespace", JsonValues.TextOrNothing(@namespace)),
        ("uid", Guid.NewGuid().ToString()),
        ("generation", generation),
        ("creationTimestamp", Timestamp.Text(clock.GetUtcNow())),
        ("labels", labels),
        ("annotations", annotations));
}
