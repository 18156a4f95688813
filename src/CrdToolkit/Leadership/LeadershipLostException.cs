namespace CrdToolkit;

/// <summary>
/// A write was not sent because this process no longer leads: another one may be at work on the object. It ends the reconcile as a
/// cancellation does; there is nothing to put right, the next leader reconciles the object.
/// </summary>
public sealed class LeadershipLostException : OperationCanceledException
{
    internal LeadershipLostException(ApiRequest request, LeadershipTerm term)
        : base($"{request} was not sent, because this process no longer leads: {term.Reason}. Another replica may be at work on the object.", term.Ended)
    {
    }
}
