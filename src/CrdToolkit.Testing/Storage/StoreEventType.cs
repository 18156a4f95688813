namespace CrdToolkit.Testing.Storage;

/// <summary>What happened to an object.</summary>
internal enum StoreEventType
{
    /// <summary>It was created.</summary>
    Added,

    /// <summary>It was changed.</summary>
    Modified,

    /// <summary>It was removed.</summary>
    Deleted,

    /// <summary>Nothing: a watcher is told how far it has seen.</summary>
    Bookmark,
}
