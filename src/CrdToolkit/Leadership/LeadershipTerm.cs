namespace CrdToolkit;

/// <summary>
/// A time in which this process leads. It is over at the renew deadline, seen by our own clock: not only when somebody finds the time
/// to end it, so that a process that was paused does not write before it has noticed.
/// </summary>
internal sealed class LeadershipTerm
{
    private static readonly AsyncLocal<LeadershipTerm?> Ambient = new();

    private readonly TimeProvider? time;
    private readonly TimeSpan renewDeadline;
    private readonly CancellationTokenSource ended = new();
    private readonly Lock gate = new();
    private readonly List<string> work = [];
    private TaskCompletionSource? idle;
    private string? reason;
    private long renewedAt;

    private LeadershipTerm()
    {
    }

    /// <summary>Begins a term.</summary>
    /// <param name="lease">What was won, for messages: <c>namespace/name</c>.</param>
    /// <param name="renewDeadline">How long it lasts without a renewal.</param>
    /// <param name="time">Our clock.</param>
    /// <param name="acquiredAt">When the request that won it was sent.</param>
    public LeadershipTerm(string lease, TimeSpan renewDeadline, TimeProvider time, long acquiredAt)
    {
        Lease = lease;
        this.renewDeadline = renewDeadline;
        this.time = time;
        renewedAt = acquiredAt;
    }

    /// <summary>The term of a process that has no rivals: it never ends.</summary>
    public static LeadershipTerm Uncontested { get; } = new();

    /// <summary>The term in which the calling code does its work; null outside of reconciles, and where there are no rivals.</summary>
    public static LeadershipTerm? Current => Ambient.Value;

    public string Lease { get; } = "";

    /// <summary>Cancelled when the term has ended: work stops then.</summary>
    public CancellationToken Ended => time is null ? CancellationToken.None : ended.Token;

    public bool IsOver => reason is not null || Remaining == TimeSpan.Zero;

    /// <summary>Why it is over.</summary>
    public string Reason => reason ?? $"the lease {Lease} was not renewed for {renewDeadline.TotalSeconds:0.###} s";

    /// <summary>What is left of it without a renewal.</summary>
    public TimeSpan Remaining
    {
        get
        {
            if (time is null)
                return Timeout.InfiniteTimeSpan;
            var left = renewDeadline - time.GetElapsedTime(RenewedAt);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>When the request of the last renewal was sent: nobody else believes the lease expired before its duration after that.</summary>
    public long RenewedAt => Volatile.Read(ref renewedAt);

    /// <summary>What is being worked on, for messages.</summary>
    public IReadOnlyList<string> Work
    {
        get
        {
            lock (gate)
                return [.. work];
        }
    }

    public void Renewed(long sentAt) => Volatile.Write(ref renewedAt, sentAt);

    public void End(string why)
    {
        reason = why;
        // Not awaited: what others have registered on the token must not hold up the election.
        _ = ended.CancelAsync();
    }

    /// <summary>Marks what the calling flow does from now on as work in this term; to be ended by <see cref="Finish"/>.</summary>
    public void Begin(string controller, NamespacedName key)
    {
        if (time is null)
            return;
        Ambient.Value = this;
        lock (gate)
            work.Add(Describe(controller, key));
    }

    public void Finish(string controller, NamespacedName key)
    {
        if (time is null)
            return;
        Ambient.Value = null;
        lock (gate)
        {
            work.Remove(Describe(controller, key));
            if (work.Count == 0)
                idle?.TrySetResult();
        }
    }

    /// <summary>Waits until nothing is worked on in this term.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            if (work.Count == 0)
                return Task.CompletedTask;
            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task;
        }
    }

    private static string Describe(string controller, NamespacedName key) => $"{controller} {key}";
}
