namespace CrdToolkit;

/// <summary>What happened to a watched object.</summary>
public enum ResourceEventType
{
    /// <summary>It was created, or it came into the selection.</summary>
    Added,

    /// <summary>It was changed.</summary>
    Modified,

    /// <summary>It was deleted, or it left the selection.</summary>
    Deleted,
}
