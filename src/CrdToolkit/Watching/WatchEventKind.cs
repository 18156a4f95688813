namespace CrdToolkit;

/// <summary>What a line of a watch says.</summary>
internal enum WatchEventKind
{
    Added,
    Modified,
    Deleted,

    /// <summary>No object: everything up to a version has been told.</summary>
    Bookmark,

    /// <summary>No object: the server ends the watch, and says why.</summary>
    Error,
}
