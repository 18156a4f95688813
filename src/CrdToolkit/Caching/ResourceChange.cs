using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// What changed in a cache. Either side is absent where the object was not there; a side that the type cannot read has metadata and
/// no value.
/// </summary>
internal readonly record struct ResourceChange<T>(NamespacedName Key, T? Old, V1ObjectMeta? OldMetadata, T? New, V1ObjectMeta? NewMetadata)
    where T : class
{
    public bool IsDeletion => NewMetadata is null;

    /// <summary>Whether it came with the first list: nothing has happened, everything is merely seen for the first time.</summary>
    public bool IsInitial { get; init; }

    /// <summary>The place in a queue that it deserves.</summary>
    public QueuePriority Priority => IsInitial ? QueuePriority.Low : QueuePriority.Normal;
}
