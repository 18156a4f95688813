namespace CrdToolkit.Tests.Diagnostics;

/// <summary>What a queue does, under client-go's names.</summary>
public sealed class QueueMetricsTests
{
    [Fact]
    public async Task A_queue_is_counted_and_measured()
    {
        var time = new VirtualTime();
        using var metrics = new OperatorMetrics();
        using var exposition = new MetricsExposition(metrics);
        var telemetry = new QueueTelemetry(metrics, "machine");
        using var queue = new WorkQueue<string>(time, observer: telemetry);
        telemetry.Observe(queue.Measure);
        queue.Add("a");
        queue.Add("b", QueuePriority.Low);
        queue.Add("c", QueuePriority.Low);
        time.Advance(TimeSpan.FromSeconds(2));
        await queue.TakeAsync();
        time.Advance(TimeSpan.FromSeconds(3));
        queue.AddFailed("a");
        var text = exposition.Write();
        const string Labels = "name=\"machine\",controller=\"machine\"";
        Assert.Contains($"workqueue_adds_total{{{Labels}}} 3\n", text, StringComparison.Ordinal);
        Assert.Contains($"workqueue_retries_total{{{Labels}}} 1\n", text, StringComparison.Ordinal);
        Assert.Contains($"workqueue_depth{{{Labels},priority=\"0\"}} 0\n", text, StringComparison.Ordinal);
        Assert.Contains($"workqueue_depth{{{Labels},priority=\"-100\"}} 2\n", text, StringComparison.Ordinal);
        Assert.Contains($"workqueue_queue_duration_seconds_sum{{{Labels}}} 2\n", text, StringComparison.Ordinal);
        Assert.Contains($"workqueue_unfinished_work_seconds{{{Labels}}} 3\n", text, StringComparison.Ordinal);
        Assert.Contains($"workqueue_longest_running_processor_seconds{{{Labels}}} 3\n", text, StringComparison.Ordinal);
        queue.Done("a");
        Assert.Contains($"workqueue_work_duration_seconds_sum{{{Labels}}} 3\n", exposition.Write(), StringComparison.Ordinal);
    }
}
