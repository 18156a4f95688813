namespace CrdToolkit;

/// <summary>
/// Remembers an object that is gone from a cache. What the watch tells of the time before is history: it comes where a write of ours has
/// overtaken the watch, and where a server tells things twice.
/// </summary>
/// <param name="Version">The version up to which it is history; <see cref="ulong.MaxValue"/> where we deleted the object.</param>
/// <param name="List">The list that was the newest then.</param>
/// <param name="Bookmarks">How many bookmarks have come since.</param>
internal readonly record struct DepartureMark(ulong Version, int List, int Bookmarks = 0)
{
    /// <summary>The first may have been on its way already; with the second the watch is past the deletion, if it told of it or not.</summary>
    public const int BookmarksUntilPassed = 2;

    public bool Hides(ulong version) => Version == ulong.MaxValue || (version != 0 && version <= Version);
}
