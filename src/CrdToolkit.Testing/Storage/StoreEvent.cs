using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Storage;

/// <summary>One change of a collection.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Collection">Where.</param>
/// <param name="Revision">The resource version of the change.</param>
/// <param name="Object">The new state; for a removal the last one, with the resource version of the removal; null for a bookmark.</param>
/// <param name="Previous">The state before; null for a creation and a bookmark.</param>
internal sealed record StoreEvent(
    StoreEventType Type,
    ObjectCollection Collection,
    long Revision,
    StoredObject? Object,
    StoredObject? Previous)
{
    private WatchLine? told;

    /// <summary>When it happened, as a timestamp of the server's clock.</summary>
    public long Committed { get; init; }

    /// <summary>What watchers are told of the new state: made for the first of them, kept for the others.</summary>
    /// <param name="type">What happened to it, as the watcher sees it.</param>
    /// <param name="shown">The state in the version of the watcher.</param>
    /// <param name="format">How the watcher wants it.</param>
    public WatchLine Told(string type, JsonObject shown, AnswerFormat format)
    {
        var known = told;
        if (known is null || known.Type != type || known.Format != format || !ReferenceEquals(known.Shown, shown))
        {
            told = known = WatchLine.Of(type, shown, format);
        }

        return known;
    }
}
