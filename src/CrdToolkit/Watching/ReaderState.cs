namespace CrdToolkit;

/// <summary>
/// Where a reader stands. Every transition is here: the reader does what the state says, and asks it for the next one.
/// </summary>
/// <param name="Phase">What comes next.</param>
/// <param name="Version">The version to watch from; null while the objects are not complete.</param>
/// <param name="Continue">The token of the next page; null at the beginning of a list.</param>
/// <param name="IsPaged">Whether the list is read in pages; not after a token expired, or a slow reader would never get to the end.</param>
/// <param name="IsRelisted">Whether the server has refused to go on from a version and nothing has worked since.</param>
/// <param name="CanStream">Whether the server may be asked to stream; not once it has refused to.</param>
/// <param name="StaleLists">How many lists in a row were older than what was seen before.</param>
/// <param name="FailedStreams">How many streams in a row did not come to the end of the objects.</param>
internal readonly record struct ReaderState(
    ReaderPhase Phase,
    string? Version,
    string? Continue,
    bool IsPaged,
    bool IsRelisted,
    bool CanStream,
    int FailedStreams,
    int StaleLists)
{
    /// <summary>A stream begins anew each time; over a bad line pages get further, of which each stays read.</summary>
    private const int StreamsUntilList = 3;

    /// <summary>A replica that lags behind catches up meanwhile; what persists for so long is a store that was set back.</summary>
    private const int StaleListsUntilBelieved = 5;

    public static ReaderState Start { get; } = new(ReaderPhase.Streaming, null, null, IsPaged: true, IsRelisted: false, CanStream: true, FailedStreams: 0, StaleLists: 0);

    /// <summary>Whether what comes next is the beginning of all objects.</summary>
    public bool IsListStart => Phase == ReaderPhase.Streaming || (Phase == ReaderPhase.Listing && Continue is null);

    /// <summary>A page was read.</summary>
    public ReaderState AfterPage(string? version, string? @continue) => string.IsNullOrEmpty(@continue)
        ? AfterObjects(version)
        : this with { Continue = @continue };

    /// <summary>Whether a list that is older than what was seen before is taken for the truth.</summary>
    public bool BelievesStaleList => StaleLists >= StaleListsUntilBelieved;

    /// <summary>The list is older than what was seen before.</summary>
    public ReaderState AfterStaleList() => this with { StaleLists = StaleLists + 1, Continue = null };

    /// <summary>All objects were read.</summary>
    public ReaderState AfterObjects(string? version) =>
        this with { Phase = ReaderPhase.Watching, Version = version, Continue = null, IsPaged = true, FailedStreams = 0, StaleLists = 0 };

    /// <summary>An event or a bookmark was told.</summary>
    public ReaderState AfterEvent(string? version) => this with { Version = string.IsNullOrEmpty(version) ? Version : version, IsRelisted = false };

    /// <summary>Everything from the beginning, whatever went wrong.</summary>
    public ReaderState Anew() => Start with { Phase = CanStream ? ReaderPhase.Streaming : ReaderPhase.Listing, CanStream = CanStream, IsRelisted = IsRelisted };

    /// <summary>A request failed, or a watch ended with an error.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="hasBegun">Whether the server had answered well before it.</param>
    /// <returns>The next state, and whether to wait before it.</returns>
    public (ReaderState Next, bool Waits) AfterFailure(KubernetesApiException failure, bool hasBegun) => Phase switch
    {
        ReaderPhase.Streaming => AfterFailedStream(failure, hasBegun),
        ReaderPhase.Listing => AfterFailedPage(failure),
        _ => AfterFailedWatch(failure),
    };

    private (ReaderState Next, bool Waits) AfterFailedStream(KubernetesApiException failure, bool hasBegun)
    {
        // Expired, forbidden, absent: none of them says that a list would fare better.
        if (failure.IsGone || failure.IsUnauthorized || failure.IsForbidden || failure.IsNotFound)
            return (this, Waits: true);
        if (IsRefusal(failure))
            return (Start with { Phase = ReaderPhase.Listing, CanStream = false, IsRelisted = IsRelisted }, Waits: false);
        // A server that is busy or not there says nothing of streams.
        if (!hasBegun && (failure.IsTooManyRequests || failure.IsUnreachable))
            return (this, Waits: true);
        var failed = FailedStreams + 1;
        return (this with { Phase = failed >= StreamsUntilList ? ReaderPhase.Listing : ReaderPhase.Streaming, FailedStreams = failed }, Waits: true);
    }

    private (ReaderState Next, bool Waits) AfterFailedPage(KubernetesApiException failure)
    {
        // An expired token begins the list anew and in one go; what else fails in the middle of a list may be that page only.
        if (failure.IsGone && Continue is not null)
            return (this with { Continue = null, IsPaged = false }, Waits: false);
        return (IsRefusal(failure) ? Anew() : this, Waits: true);
    }

    private (ReaderState Next, bool Waits) AfterFailedWatch(KubernetesApiException failure)
    {
        // A version that the server no longer knows, or does not know yet: only all objects help. Refused twice in a row, it must not spin.
        if (failure.IsGone || IsTooNew(failure))
            return ((this with { IsRelisted = true }).Anew(), Waits: IsRelisted);
        // The definition may be gone, and the objects with it; a list tells.
        return failure.IsNotFound ? (Anew(), Waits: true) : (this, Waits: true);
    }

    private static bool IsRefusal(KubernetesApiException failure) => (int)failure.StatusCode is >= 400 and < 500 && !failure.IsTooManyRequests;

    // 504 with a cause: a replica that lags behind, or a store that was set back.
    private static bool IsTooNew(KubernetesApiException failure) =>
        failure.Causes.Any(cause => cause.Reason == "ResourceVersionTooLarge")
        || failure.Status.Message?.Contains("Too large resource version", StringComparison.Ordinal) == true;
}
