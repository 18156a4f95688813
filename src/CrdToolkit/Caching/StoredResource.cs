using k8s.Models;

namespace CrdToolkit;

/// <summary>One object of a cache. A struct inside of the dictionary's own array: a cache holds many.</summary>
internal struct StoredResource<T>
    where T : class
{
    /// <summary>The value, or an <see cref="UnreadableResource"/>.</summary>
    public object Item;

    /// <summary>The resource version as a number; 0 where the server's is none.</summary>
    public ulong Version;

    /// <summary>The list that last held it; what the newest complete list does not hold is gone.</summary>
    public int List;

    /// <summary>Whether it came from the answer to a write of ours and the watch has yet to confirm it.</summary>
    public bool IsOwnWrite;

    public readonly T? Value => Item as T;

    public readonly V1ObjectMeta Metadata => Item is UnreadableResource unreadable ? unreadable.Metadata : ((k8s.IKubernetesObject<V1ObjectMeta>)Item).Metadata;
}
