namespace CrdToolkit;

/// <summary>What a reader does next.</summary>
internal enum ReaderPhase
{
    /// <summary>Reads a page of the list.</summary>
    Listing,

    /// <summary>Watches from the last version on.</summary>
    Watching,
}
