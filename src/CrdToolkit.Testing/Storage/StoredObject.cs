using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Storage;

/// <summary>One state of an object; it never changes, and two writes are in conflict when they start from different instances.</summary>
internal sealed class StoredObject(ObjectKey key, JsonObject value, long revision)
{
    /// <summary>What it is stored under.</summary>
    public ObjectKey Key { get; } = key;

    /// <summary>The object in its storage version, its resource version included.</summary>
    public JsonObject Value { get; } = value;

    /// <summary>The resource version at which this state came to be.</summary>
    public long Revision { get; } = revision;

    /// <summary>How a version last showed this state, kept because reading is more frequent than writing.</summary>
    public ShownObject? Shown { get; set; }
}
