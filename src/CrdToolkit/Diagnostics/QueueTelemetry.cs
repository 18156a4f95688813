using System.Diagnostics.Metrics;

namespace CrdToolkit;

/// <summary>Counts what happens in the queue of one controller, under the names that client-go gives it.</summary>
internal sealed class QueueTelemetry : IWorkQueueObserver
{
    private readonly OperatorMetrics metrics;
    private readonly KeyValuePair<string, object?>[] labels;

    public QueueTelemetry(OperatorMetrics metrics, string controller)
    {
        this.metrics = metrics;
        labels = [new("name", controller), new("controller", controller)];
        metrics.QueueAdds.Add(0, labels);
        metrics.QueueRetries.Add(0, labels);
    }

    /// <summary>Shows how the queue stands, whenever somebody looks.</summary>
    public void Observe(Func<QueueMeasurement> measure)
    {
        metrics.Meter.CreateObservableGauge("workqueue_depth", () => Depth(measure()), description: "Keys in line, by controller and priority.");
        metrics.Meter.CreateObservableGauge(
            "workqueue_unfinished_work_seconds",
            () => new Measurement<double>(measure().UnfinishedWork.TotalSeconds, labels),
            "s",
            "How long the keys that are worked on have been so, taken together, by controller.");
        metrics.Meter.CreateObservableGauge(
            "workqueue_longest_running_processor_seconds",
            () => new Measurement<double>(measure().LongestRunning.TotalSeconds, labels),
            "s",
            "How long the oldest of the keys that are worked on has been so, by controller.");
    }

    public void Added() => metrics.QueueAdds.Add(1, labels);

    public void Retried() => metrics.QueueRetries.Add(1, labels);

    public void Taken(TimeSpan waited) => metrics.QueueTime.Record(waited.TotalSeconds, labels);

    public void Done(TimeSpan worked) => metrics.QueueWork.Record(worked.TotalSeconds, labels);

    // Priorities are numbers there: 0, and -100 for what lets others pass.
    private Measurement<int>[] Depth(QueueMeasurement measurement) =>
    [
        new(measurement.Normal, [.. labels, new("priority", "0")]),
        new(measurement.Low, [.. labels, new("priority", "-100")]),
    ];
}
