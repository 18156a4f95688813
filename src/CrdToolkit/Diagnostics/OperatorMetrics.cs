using System.Diagnostics.Metrics;

namespace CrdToolkit;

/// <summary>The instruments of one operator. As long as nobody collects them, a measurement costs next to nothing.</summary>
internal sealed class OperatorMetrics : IDisposable
{
    public OperatorMetrics()
    {
        Reconciles = Meter.CreateCounter<long>("controller_runtime_reconcile_total", description: "Reconciles, by controller and result.");
        ReconcileErrors = Meter.CreateCounter<long>("controller_runtime_reconcile_errors_total", description: "Failed reconciles, by controller.");
        TerminalErrors = Meter.CreateCounter<long>("controller_runtime_terminal_reconcile_errors_total", description: "Reconciles that gave up, by controller.");
        Panics = Meter.CreateCounter<long>("controller_runtime_reconcile_panics_total", description: "Reconciles that failed by a mistake in the program, such as a null reference, by controller.");
        Timeouts = Meter.CreateCounter<long>("controller_runtime_reconcile_timeouts_total", description: "Reconciles that took too long, by controller.");
        ReconcileTime = Meter.CreateHistogram("controller_runtime_reconcile_time_seconds", "s", "How long reconciles take, by controller.", advice: MetricBuckets.Reconcile);
        ActiveWorkers = Meter.CreateUpDownCounter<long>("controller_runtime_active_workers", description: "Workers that are at an object, by controller.");
        QueueAdds = Meter.CreateCounter<long>("workqueue_adds_total", description: "Keys that became ready to be worked on, by controller.");
        QueueRetries = Meter.CreateCounter<long>("workqueue_retries_total", description: "Keys that are to be tried again after a failure, by controller.");
        QueueTime = Meter.CreateHistogram("workqueue_queue_duration_seconds", "s", "How long keys wait in line, by controller.", advice: MetricBuckets.Queue);
        QueueWork = Meter.CreateHistogram("workqueue_work_duration_seconds", "s", "How long keys are worked on, by controller.", advice: MetricBuckets.Queue);
        Requests = Meter.CreateCounter<long>("rest_client_requests_total", description: "Requests to the API server, by code, method and host.");
        RequestRetries = Meter.CreateCounter<long>("rest_client_request_retries_total", description: "Requests that were sent again, by the code of the answer before, verb and host.");
        RequestSize = Meter.CreateHistogram("rest_client_request_size_bytes", "By", "Size of the bodies of requests, by verb and host.", advice: MetricBuckets.Size);
        ResponseSize = Meter.CreateHistogram("rest_client_response_size_bytes", "By", "Size of the bodies of answers, those of watches aside, by verb and host.", advice: MetricBuckets.Size);
        RequestTime = Meter.CreateHistogram("rest_client_request_duration_seconds", "s", "How long the API server takes to begin its answer, by verb and host.", advice: MetricBuckets.Request);
        Meter.CreateObservableGauge("process_resident_memory_bytes", () => Environment.WorkingSet, "By", "Memory of the process that is in use.");
        Meter.CreateObservableCounter("process_cpu_seconds_total", () => Environment.CpuUsage.TotalTime.TotalSeconds, "s", "User and system time of the process.");
    }

    public Meter Meter { get; } = new(OperatorDiagnostics.MeterName);

    public Counter<long> Reconciles { get; }

    public Counter<long> ReconcileErrors { get; }

    public Counter<long> TerminalErrors { get; }

    public Counter<long> Panics { get; }

    public Counter<long> Timeouts { get; }

    public Histogram<double> ReconcileTime { get; }

    public UpDownCounter<long> ActiveWorkers { get; }

    public Counter<long> QueueAdds { get; }

    public Counter<long> QueueRetries { get; }

    public Histogram<double> QueueTime { get; }

    public Histogram<double> QueueWork { get; }

    public Counter<long> Requests { get; }

    public Counter<long> RequestRetries { get; }

    public Histogram<double> RequestSize { get; }

    public Histogram<double> ResponseSize { get; }

    public Histogram<double> RequestTime { get; }

    /// <summary>Shows how fresh caches are, and who leads.</summary>
    public void Observe(IEnumerable<ICacheRunner> caches, Elections elections)
    {
        Meter.CreateObservableGauge(
            "crdtoolkit_watch_silence_seconds",
            () => caches.SelectMany(cache => cache.Readers, (cache, reader) => new Measurement<double>(
                reader.SinceHeard.TotalSeconds, new("resource", cache.Descriptor.GroupResource), new("namespace", reader.Namespace))),
            "s",
            "How long ago the API server last said something on a watch, by resource and namespace; bookmarks come each minute or so.");
        if (elections.Electors.Count > 0)
        {
            Meter.CreateObservableGauge(
                "leader_election_master_status",
                () => elections.Electors.Values.Select(elector => new Measurement<int>(elector.IsLeading ? 1 : 0, new KeyValuePair<string, object?>("name", elector.Lease))),
                description: "1 where this process holds the lease, by its name.");
            Meter.CreateObservableCounter(
                "leader_election_slowpath_total",
                () => elections.Electors.Values.Select(elector => new Measurement<long>(elector.SlowPaths, new KeyValuePair<string, object?>("name", elector.Lease))),
                description: "Renewals and attempts to lead that had to read the lease first, by its name.");
        }
    }

    public void Dispose() => Meter.Dispose();
}
