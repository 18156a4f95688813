using k8s.Models;

namespace CrdToolkit;

/// <summary>A cache that is told what this process has written, before the watch tells it.</summary>
internal interface IOwnWriteObserver
{
    /// <summary>The server has answered a write.</summary>
    /// <param name="key">The object.</param>
    /// <param name="resource">The object as answered; null when its type was unreadable or the answer was another kind.</param>
    /// <param name="metadata">Its metadata, with the new resource version.</param>
    void Written(NamespacedName key, object? resource, V1ObjectMeta metadata);

    /// <summary>The server has deleted the object.</summary>
    /// <param name="key">The object.</param>
    /// <param name="uid">Its uid, if the server said it.</param>
    void Deleted(NamespacedName key, string? uid);

    /// <summary>A write may have happened or not: only a live read tells.</summary>
    void Unknown(NamespacedName key);

    /// <summary>What the cache has of an object.</summary>
    /// <param name="key">The object.</param>
    /// <param name="resource">The object itself; null where its type cannot read it, or a transform has made another of it.</param>
    /// <returns>Its metadata; null where the cache has no such object.</returns>
    V1ObjectMeta? Find(NamespacedName key, out object? resource);
}
