using System.Net;

namespace CrdToolkit;

/// <summary>
/// Where a reader stands. Every transition is here: the reader does what the state says, and asks it for the next one.
/// </summary>
/// <param name="Phase">What comes next.</param>
/// <param name="Version">The version to watch from; null while the list is not complete.</param>
/// <param name="Continue">The token of the next page; null at the beginning of a list.</param>
/// <param name="IsPaged">Whether the list is read in pages; not after a token expired, or a slow reader would never get to the end.</param>
/// <param name="IsRelisted">Whether the server has refused to go on from a version and nothing has worked since.</param>
internal readonly record struct ReaderState(ReaderPhase Phase, string? Version, string? Continue, bool IsPaged, bool IsRelisted)
{
    public static ReaderState Start { get; } = new(ReaderPhase.Listing, null, null, IsPaged: true, IsRelisted: false);

    /// <summary>Whether the next page is the first of a list.</summary>
    public bool IsListStart => Phase == ReaderPhase.Listing && Continue is null;

    /// <summary>A page was read.</summary>
    public ReaderState AfterPage(string? version, string? @continue) => string.IsNullOrEmpty(@continue)
        ? this with { Phase = ReaderPhase.Watching, Version = version, Continue = null, IsPaged = true }
        : this with { Continue = @continue };

    /// <summary>An event or a bookmark was told.</summary>
    public ReaderState AfterEvent(string? version) => this with { Version = string.IsNullOrEmpty(version) ? Version : version, IsRelisted = false };

    /// <summary>A request failed, or a watch ended with an error.</summary>
    /// <returns>The next state, and whether to wait before it.</returns>
    public (ReaderState Next, bool Waits) AfterFailure(KubernetesApiException failure)
    {
        if (Phase == ReaderPhase.Listing)
        {
            // An expired token begins the list anew and in one go; what else fails in the middle of a list may be that page only.
            if (failure.IsGone && Continue is not null)
                return (Start with { IsPaged = false, IsRelisted = IsRelisted }, Waits: false);
            return (IsRefusal(failure) ? Start with { IsRelisted = IsRelisted } : this, Waits: true);
        }

        // A version that the server no longer knows, or does not know yet: only a list helps. Refused twice in a row, it must not spin.
        if (failure.IsGone || IsTooNew(failure))
            return (Start with { IsRelisted = true }, Waits: IsRelisted);
        // The definition may be gone, and the objects with it; a list tells.
        return failure.StatusCode == HttpStatusCode.NotFound ? (Start, Waits: true) : (this, Waits: true);
    }

    private static bool IsRefusal(KubernetesApiException failure) => (int)failure.StatusCode is >= 400 and < 500 && !failure.IsTooManyRequests;

    // 504 with a cause: a replica that lags behind, or a store that was set back.
    private static bool IsTooNew(KubernetesApiException failure) =>
        failure.Causes.Any(cause => cause.Reason == "ResourceVersionTooLarge")
        || failure.Status.Message?.Contains("Too large resource version", StringComparison.Ordinal) == true;
}
