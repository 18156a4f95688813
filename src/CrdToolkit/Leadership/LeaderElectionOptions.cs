namespace CrdToolkit;

/// <summary>
/// How several replicas of an operator agree on the one that works. The others stand by with filled caches. Times are those of
/// client-go; a lease that is held for longer survives longer failures of the API server, and takes longer to change hands.
/// </summary>
public sealed class LeaderElectionOptions
{
    /// <summary>Whether to elect a leader at all; false unless set, and then there must be one replica only.</summary>
    public bool Enabled { get; set; }

    /// <summary>Whether each controller has a lease of its own, so that replicas share the controllers; false unless set.</summary>
    public bool PerController { get; set; }

    /// <summary>
    /// The name of the lease; that of the application in lower case unless set. With <see cref="PerController"/> each controller's
    /// name is put behind it.
    /// </summary>
    public string? LeaseName { get; set; }

    /// <summary>The namespace of the lease; that of the pod, or of the kubeconfig's context, unless set.</summary>
    public string? Namespace { get; set; }

    /// <summary>What this process is called in the lease; host name and a random part unless set. No two replicas may share it.</summary>
    public string? Identity { get; set; }

    /// <summary>
    /// How long after a renewal others wait until they take the lease; 15 seconds unless set. Whole seconds, longer than
    /// <see cref="RenewDeadline"/>, an hour at most.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long after the last renewal the leader goes on; 10 seconds unless set. Then work is cancelled and clients refuse writes; what
    /// has not returned when the lease expires ends the process. Longer than 1.2 times <see cref="RetryPeriod"/>.
    /// </summary>
    public TimeSpan RenewDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the lease is renewed, and at least how long others wait between two tries; 2 seconds unless set.</summary>
    public TimeSpan RetryPeriod { get; set; } = TimeSpan.FromSeconds(2);
}
