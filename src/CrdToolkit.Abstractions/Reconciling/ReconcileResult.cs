namespace CrdToolkit;

/// <summary>
/// What happens to an object after it was reconciled. Whatever the result, a change of the object has it reconciled again.
/// </summary>
public abstract record ReconcileResult
{
    private ReconcileResult()
    {
    }

    /// <summary>Nothing more to do; the count of failures starts anew.</summary>
    public static ReconcileResult Done { get; } = new Completed();

    /// <summary>Reconcile again after this time at the latest; the count of failures starts anew.</summary>
    /// <param name="delay">How long to wait; must be positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or negative.</exception>
    public static ReconcileResult RequeueAfter(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        return new Requeued(delay);
    }

    /// <summary>It did not work out: reconcile again with growing delay, as after an exception, for as long as it takes.</summary>
    /// <param name="reason">What is missing or went wrong, for the log.</param>
    public static ReconcileResult Retry(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new Failed(reason);
    }

    /// <summary>
    /// It cannot work out, however often it is tried: told once as an error, and not reconciled again before the object changes, before
    /// an owned or watched one does, or before the next resync. In <c>FinalizeAsync</c> it keeps the finalizer.
    /// </summary>
    /// <param name="reason">What has to be changed, for the log.</param>
    public static ReconcileResult GiveUp(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new GivenUp(reason);
    }

    /// <summary>See <see cref="Done"/>.</summary>
    public sealed record Completed : ReconcileResult;

    /// <summary>See <see cref="RequeueAfter"/>.</summary>
    /// <param name="Delay">How long to wait.</param>
    public sealed record Requeued(TimeSpan Delay) : ReconcileResult;

    /// <summary>See <see cref="Retry"/>.</summary>
    /// <param name="Reason">What is missing or went wrong.</param>
    public sealed record Failed(string Reason) : ReconcileResult;

    /// <summary>See <see cref="GiveUp"/>.</summary>
    /// <param name="Reason">What has to be changed.</param>
    public sealed record GivenUp(string Reason) : ReconcileResult;
}
