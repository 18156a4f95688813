namespace CrdToolkit;

/// <summary>How a reconcile ended, in the words of controller-runtime's label <c>result</c>.</summary>
internal enum ReconcileOutcome
{
    /// <summary>There was nothing to reconcile, or the reconcile was cancelled: it is not counted.</summary>
    None,

    Success,

    RequeueAfter,

    Error,

    /// <summary>An error that is not tried again: counted as one, and apart.</summary>
    GivenUp,
}
