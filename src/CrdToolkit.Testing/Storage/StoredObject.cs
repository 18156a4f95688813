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

    /// <summary>How the versions show this state, the last one first, kept because reading is more frequent than writing.</summary>
    public ShownObject? Shown { get; private set; }

    /// <summary>How a version showed this state; null when it has not yet.</summary>
    public JsonObject? FindShown(object by)
    {
        var shown = Shown;
        while (shown is not null && !ReferenceEquals(shown.By, by))
        {
            shown = shown.Next;
        }

        return shown?.Value;
    }

    /// <summary>Keeps how a version shows this state.</summary>
    public JsonObject Show(object by, JsonObject value)
    {
        // Two are kept: a third version, or a schema that was replaced, is made again when it is asked for.
        Shown = new ShownObject(by, value, Shown is { } other ? other with { Next = null } : null);
        return value;
    }
}
