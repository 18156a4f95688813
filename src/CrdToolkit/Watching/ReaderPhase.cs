namespace CrdToolkit;

/// <summary>What a reader does next.</summary>
internal enum ReaderPhase
{
    /// <summary>Watches from the newest state on, which the server sends first, object by object (<c>sendInitialEvents</c>).</summary>
    Streaming,

    /// <summary>Reads a page of the list.</summary>
    Listing,

    /// <summary>Watches from the last version on.</summary>
    Watching,
}
