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
    /// <summary>When it happened, as a timestamp of the server's clock.</summary>
    public long Committed { get; init; }
}
