namespace CrdToolkit;

/// <summary>
/// Tells of a reconcile that goes on though it was cancelled for taking too long: shortly after that, and again whenever it has taken
/// twice as long. It cannot be stopped, and keeps its worker.
/// </summary>
internal sealed class OverdueReconcile : IDisposable
{
    // What looks at its token returns within that.
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(5);

    private readonly ITimer timer;

    /// <param name="timeout">After which time it is cancelled.</param>
    /// <param name="time">Our clock.</param>
    /// <param name="tell">Tells how long it has taken so far.</param>
    public OverdueReconcile(TimeSpan timeout, TimeProvider time, Action<TimeSpan> tell)
    {
        var begun = time.GetTimestamp();
        timer = time.CreateTimer(
            _ =>
            {
                var elapsed = time.GetElapsedTime(begun);
                tell(elapsed);
                timer!.Change(elapsed, Timeout.InfiniteTimeSpan);
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(timeout + Courtesy, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer.Dispose();
}
