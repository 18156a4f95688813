namespace CrdToolkit;

/// <summary>What the cache can say of an object at this moment.</summary>
internal enum Freshness
{
    /// <summary>The object, no older than the last write of this process.</summary>
    Fresh,

    /// <summary>There is no such object.</summary>
    Gone,

    /// <summary>It is there, and its type cannot read it.</summary>
    Unreadable,

    /// <summary>The cache has not caught up with a write of this process in time.</summary>
    Stale,
}
