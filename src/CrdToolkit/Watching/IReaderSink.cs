namespace CrdToolkit;

/// <summary>Takes what a reader reads. Calls come one after another.</summary>
internal interface IReaderSink<T>
    where T : class
{
    /// <summary>Whether a state is older than one that was seen before: of a server that lags behind, or whose store was set back.</summary>
    bool IsBehind(string? resourceVersion);

    /// <summary>A list begins, anew perhaps: what it does not hold will be gone.</summary>
    void ListStarted();

    /// <summary>An object of the list.</summary>
    void Listed(ParsedResource<T> resource);

    /// <summary>The list is complete.</summary>
    void ListCompleted(string? resourceVersion);

    /// <summary>An object was added or modified.</summary>
    void Changed(ParsedResource<T> resource);

    /// <summary>An object was deleted.</summary>
    void Deleted(ParsedResource<T> resource);

    /// <summary>Everything up to a version has been told.</summary>
    void Bookmarked(string? resourceVersion);
}
