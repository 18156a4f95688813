using System.Collections.Immutable;

namespace CrdToolkit.Testing.Storage;

/// <summary>The whole store at one moment. It shares its objects with the store, so it costs little.</summary>
/// <param name="Revision">The resource version of that moment.</param>
/// <param name="Collections">The objects of each collection that there was.</param>
internal sealed record StoreView(long Revision, IReadOnlyDictionary<ObjectCollection, ImmutableSortedSet<StoredObject>> Collections)
{
    /// <summary>The objects of a collection; none when there was no such collection yet.</summary>
    public ImmutableSortedSet<StoredObject> Objects(ObjectCollection collection) =>
        Collections.TryGetValue(collection, out var objects) ? objects : collection.Objects.Clear();
}
