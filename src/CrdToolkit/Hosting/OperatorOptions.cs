namespace CrdToolkit;

/// <summary>What can be set for an operator; bound from the section <c>Operator</c> of the configuration.</summary>
public sealed class OperatorOptions
{
    /// <summary>The section of the configuration that these are bound from.</summary>
    public const string SectionName = "Operator";

    /// <summary>
    /// The kubeconfig files to connect with, separated as in PATH; unless set, those of KUBECONFIG, then the service account of the
    /// pod, then <c>~/.kube/config</c>. A registered <c>KubernetesClientConfiguration</c> or <c>Kubernetes</c> goes before it.
    /// </summary>
    public string? Kubeconfig { get; set; }

    /// <summary>The context of the kubeconfig; the current one unless set.</summary>
    public string? Context { get; set; }

    /// <summary>
    /// The namespaces whose objects are watched, each with requests of its own, so that roles in these namespaces are enough; all
    /// unless set. A cache can have others: <see cref="CacheOptions{T}.Namespaces"/>.
    /// </summary>
    public IList<string> Namespaces { get; set; } = [];

    /// <summary>How many objects a controller works on at once, never one object twice; 4 unless set.</summary>
    public int MaxConcurrentReconciles { get; set; } = 4;

    /// <summary>
    /// How long a reconcile may take before its cancellation token is cancelled and it counts as failed; as long as it likes unless set.
    /// A day at most. One that does not look at its token goes on all the same, keeps its place among those that are worked on, and is told in the log.
    /// </summary>
    public TimeSpan? ReconcileTimeout { get; set; }

    /// <summary>
    /// After which time every object is reconciled again from the cache, changed or not; the time differs by up to a tenth each time. 10
    /// hours unless set; zero for never, 40 days at most. It makes up for what a reconciler forgot; for what changes outside of the cluster without
    /// telling, <c>ReconcileResult.RequeueAfter</c> is the better tool.
    /// </summary>
    public TimeSpan ResyncPeriod { get; set; } = TimeSpan.FromHours(10);

    /// <summary>
    /// The name under which server-side applies set fields, unless one says otherwise; the name of the program unless set. Keep it
    /// stable: fields applied under another name stay. At most 128 characters.
    /// </summary>
    public string? FieldManager { get; set; }

    /// <summary>
    /// How long a reconcile waits for the cache to show a write of this process, before the object is put back into the queue; 5
    /// seconds unless set. It is waited for rarely: the answers to most writes go into the cache at once.
    /// </summary>
    public TimeSpan ConsistencyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long reconciles may go on when the operator stops, before their cancellation token is cancelled; 15 seconds unless set, an hour
    /// at most. The rest of the stop takes up to 9 seconds more: keep the sum below the <c>terminationGracePeriodSeconds</c> of the pod and
    /// the <c>ShutdownTimeout</c> of the host, which are 30 seconds both unless set.
    /// </summary>
    public TimeSpan StopGracePeriod { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How replicas of the operator agree on the one that works; not at all unless set.</summary>
    public LeaderElectionOptions LeaderElection { get; set; } = new();

    /// <summary>
    /// How many retries after failures a controller makes in a second, all its objects taken together; ten seconds' worth may come at
    /// once. Not limited unless set: each object has its own back-off, from 5 ms doubling to 1,000 seconds.
    /// </summary>
    public double? MaxRetriesPerSecond { get; set; }

    /// <summary>
    /// Whether changes to objects of the caches are looked for, which all readers share. They are logged with object, fields and the
    /// reconciles at that time, and have the stop of the host fail. It costs a copy of each object as JSON: for tests. Unless set, it is
    /// on in a process that runs a test server.
    /// </summary>
    public bool? DetectMutations { get; set; }

    /// <summary>Where probes and the metrics scraper are answered.</summary>
    public EndpointOptions Endpoint { get; set; } = new();

    /// <summary>What is set for single controllers, by their names (the kind in lower case, unless named otherwise).</summary>
    public IDictionary<string, ControllerOptions> Controllers { get; set; } = new Dictionary<string, ControllerOptions>(StringComparer.OrdinalIgnoreCase);
}
