namespace CrdToolkit;

/// <summary>Where in the line a key goes.</summary>
internal enum QueuePriority
{
    /// <summary>
    /// Behind what is normal, but for no longer than <see cref="ReadyLine{TKey}.Patience"/>: what nothing has happened to (the first
    /// list, a resync), and what is tried again after a failure.
    /// </summary>
    Low,

    /// <summary>In the order of coming.</summary>
    Normal,
}
