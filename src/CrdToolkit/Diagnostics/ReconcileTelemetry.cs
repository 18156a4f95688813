using System.Diagnostics;

namespace CrdToolkit;

/// <summary>Counts and times the reconciles of one controller, and draws a span for each.</summary>
internal sealed class ReconcileTelemetry
{
    private readonly OperatorMetrics metrics;
    private readonly TimeProvider time;
    private readonly string kind;
    private readonly string activityName;
    private readonly KeyValuePair<string, object?> controller;

    public ReconcileTelemetry(OperatorMetrics metrics, TimeProvider time, string controller, string kind)
    {
        this.metrics = metrics;
        this.time = time;
        this.kind = kind;
        activityName = $"reconcile {controller}";
        this.controller = new("controller", controller);
        Queue = new QueueTelemetry(metrics, controller);
    }

    /// <summary>Counts what happens in the controller's queue.</summary>
    public QueueTelemetry Queue { get; }

    /// <summary>Shows the series of the controller before anything happens, so that a rate over them has a beginning.</summary>
    public void Started(int workers)
    {
        foreach (var outcome in new[] { ReconcileOutcome.Success, ReconcileOutcome.RequeueAfter, ReconcileOutcome.Error })
            metrics.Reconciles.Add(0, controller, new("result", Name(outcome)));
        metrics.ReconcileErrors.Add(0, controller);
        metrics.TerminalErrors.Add(0, controller);
        metrics.Panics.Add(0, controller);
        metrics.Timeouts.Add(0, controller);
        metrics.ActiveWorkers.Add(0, controller);
        metrics.Meter.CreateObservableGauge("controller_runtime_max_concurrent_reconciles", () => new System.Diagnostics.Metrics.Measurement<int>(workers, controller), description: "Workers, by controller.");
    }

    /// <summary>Begins a reconcile; to be ended by <see cref="Finish"/>.</summary>
    public (Activity? Activity, long StartedAt) Begin(NamespacedName key, ReconcileLogScope scope)
    {
        metrics.ActiveWorkers.Add(1, controller);
        var activity = OperatorDiagnostics.Activities.StartActivity(activityName);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("k8s.controller", controller.Value).SetTag("k8s.kind", kind)
                .SetTag("k8s.namespace.name", key.Namespace).SetTag("k8s.name", key.Name).SetTag("k8s.reconcile.id", scope.ReconcileId);
        }

        return (activity, time.GetTimestamp());
    }

    /// <summary>Counts a failure that tells of a mistake in the program: what Go would panic at.</summary>
    public void Failed(Exception exception)
    {
        if (exception is NullReferenceException or IndexOutOfRangeException or ArgumentException or InvalidCastException or KeyNotFoundException
            or ArithmeticException or NotImplementedException or OutOfMemoryException)
        {
            metrics.Panics.Add(1, controller);
        }
    }

    public void TimedOut() => metrics.Timeouts.Add(1, controller);

    public void Finish((Activity? Activity, long StartedAt) reconcile, ReconcileOutcome outcome, string? failure)
    {
        metrics.ActiveWorkers.Add(-1, controller);
        using var activity = reconcile.Activity;
        if (outcome == ReconcileOutcome.None)
            return;
        metrics.ReconcileTime.Record(time.GetElapsedTime(reconcile.StartedAt).TotalSeconds, controller);
        metrics.Reconciles.Add(1, controller, new("result", Name(outcome)));
        if (outcome is not (ReconcileOutcome.Error or ReconcileOutcome.GivenUp))
            return;
        metrics.ReconcileErrors.Add(1, controller);
        if (outcome == ReconcileOutcome.GivenUp)
            metrics.TerminalErrors.Add(1, controller);
        activity?.SetStatus(ActivityStatusCode.Error, failure);
    }

    private static string Name(ReconcileOutcome outcome) => outcome switch
    {
        ReconcileOutcome.Success => "success",
        ReconcileOutcome.RequeueAfter => "requeue_after",
        _ => "error",
    };
}
