using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CrdToolkit.Tests.Diagnostics;

public sealed class MetricsTests
{
    [Fact]
    public void Counters_gauges_and_histograms_are_written_in_the_format_of_prometheus()
    {
        using var metrics = new OperatorMetrics();
        using var exposition = new MetricsExposition(metrics);
        metrics.Reconciles.Add(2, new("controller", "machine"), new("result", "success"));
        metrics.Reconciles.Add(1, new("controller", "machine"), new("result", "success"));
        metrics.ActiveWorkers.Add(3, new KeyValuePair<string, object?>("controller", "a\"b\\c\nd"));
        metrics.ActiveWorkers.Add(-1, new KeyValuePair<string, object?>("controller", "a\"b\\c\nd"));
        metrics.RequestTime.Record(0.03, new KeyValuePair<string, object?>("verb", "get"));
        metrics.RequestTime.Record(100, new KeyValuePair<string, object?>("verb", "get"));
        var text = exposition.Write();
        Assert.Contains(
            "# HELP controller_runtime_reconcile_total Reconciles, by controller and result.\n# TYPE controller_runtime_reconcile_total counter\ncontroller_runtime_reconcile_total{controller=\"machine\",result=\"success\"} 3\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains("# TYPE controller_runtime_active_workers gauge\ncontroller_runtime_active_workers{controller=\"a\\\"b\\\\c\\nd\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("rest_client_request_duration_seconds_bucket{verb=\"get\",le=\"0.025\"} 0\nrest_client_request_duration_seconds_bucket{verb=\"get\",le=\"0.1\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("rest_client_request_duration_seconds_bucket{verb=\"get\",le=\"+Inf\"} 2\nrest_client_request_duration_seconds_sum{verb=\"get\"} 100.03\nrest_client_request_duration_seconds_count{verb=\"get\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE process_cpu_seconds_total counter\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rest_client_requests_total", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_observed_is_the_last_one_and_goes_with_its_source()
    {
        using var metrics = new OperatorMetrics();
        using var exposition = new MetricsExposition(metrics);
        int? depth = 4;
        metrics.Meter.CreateObservableGauge("depth", () => depth is { } value ? [new Measurement<int>(value)] : Array.Empty<Measurement<int>>());
        Assert.Contains("depth 4\n", exposition.Write(), StringComparison.Ordinal);
        depth = 3;
        Assert.Contains("depth 3\n", exposition.Write(), StringComparison.Ordinal);
        depth = null;
        Assert.DoesNotContain("depth", exposition.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_the_program_counts_as_a_panic_and_a_refusal_does_not()
    {
        await using var rig = new OperatorRig(builder => builder.AddController<Machine, PlainReconciler>(Machine.Descriptor));
        using var exposition = new MetricsExposition(rig.Get<OperatorMetrics>());
        await rig.StartAsync(Machine.Named("a", version: "1"), Machine.Named("b", version: "1"));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var call = await rig.Script.NextAsync();
            call.Throw(call.Name == "a" ? new NullReferenceException() : new HttpRequestException("refused"));
        }

        await rig.WhenIdleAsync();
        var text = exposition.Write();
        Assert.Contains("controller_runtime_reconcile_panics_total{controller=\"machine\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("controller_runtime_reconcile_errors_total{controller=\"machine\"} 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_that_are_sent_again_and_their_sizes_are_measured()
    {
        using var metrics = new OperatorMetrics();
        using var exposition = new MetricsExposition(metrics);
        using var server = new ScriptedServer();
        var api = new KubernetesApi(server.Api.Client) { Time = server.Time, Logger = server.Log, Metrics = metrics };
        var created = new MachineClient(api).CreateAsync(Machine.Named("a"), cancellationToken: TestContext.Current.CancellationToken);
        (await server.NextAsync()).Refuse(System.Net.HttpStatusCode.TooManyRequests, "TooManyRequests", "busy");
        await server.Time.PassAsync(TimeSpan.Zero, TimeSpan.FromSeconds(1));
        var second = await server.NextAsync();
        second.Answer(Machine.Named("a", version: "7"));
        await created;
        var text = exposition.Write();
        var host = api.Client.BaseUri.Authority;
        Assert.Contains($"rest_client_request_retries_total{{code=\"429\",verb=\"create\",host=\"{host}\"}} 1\n", text, StringComparison.Ordinal);
        Assert.Contains($"rest_client_request_size_bytes_count{{verb=\"create\",host=\"{host}\"}} 2\n", text, StringComparison.Ordinal);
        Assert.Contains($"rest_client_request_size_bytes_sum{{verb=\"create\",host=\"{host}\"}} {2 * System.Text.Encoding.UTF8.GetByteCount(second.Body)}\n", text, StringComparison.Ordinal);
        Assert.Contains($"rest_client_response_size_bytes_count{{verb=\"create\",host=\"{host}\"}} 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconciles_and_requests_are_counted_and_traced()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == OperatorDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (spans)
                    spans.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var rig = new OperatorRig(builder => builder.AddController<Machine, PlainReconciler>(Machine.Descriptor, controller => controller.Named("traced")));
        using var exposition = new MetricsExposition(rig.Get<OperatorMetrics>());
        await rig.StartAsync(Machine.Named("a", version: "1"), Machine.Named("b", version: "1"), Machine.Named("c", version: "1"), Machine.Named("d", version: "1"));
        foreach (var _ in Enumerable.Range(0, 4))
        {
            var call = await rig.Script.NextAsync();
            if (call.Name == "a")
                call.Throw(new InvalidOperationException("no disk"));
            else
                call.Return(call.Name == "b" ? ReconcileResult.Done : call.Name == "c" ? ReconcileResult.RequeueAfter(TimeSpan.FromHours(1)) : ReconcileResult.GiveUp("too large"));
        }

        await rig.WhenIdleAsync();
        var text = exposition.Write();
        foreach (var (result, count) in new[] { ("success", 1), ("requeue_after", 1), ("error", 2) })
            Assert.Contains($"controller_runtime_reconcile_total{{controller=\"traced\",result=\"{result}\"}} {count}\n", text, StringComparison.Ordinal);
        Assert.Contains("controller_runtime_reconcile_errors_total{controller=\"traced\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("controller_runtime_terminal_reconcile_errors_total{controller=\"traced\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("controller_runtime_reconcile_time_seconds_count{controller=\"traced\"} 4\n", text, StringComparison.Ordinal);
        Assert.Contains("controller_runtime_active_workers{controller=\"traced\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("controller_runtime_max_concurrent_reconciles{controller=\"traced\"} 4\n", text, StringComparison.Ordinal);
        lock (spans)
        {
            var failed = spans.Single(span => span.DisplayName == "reconcile traced" && (string?)span.GetTagItem("k8s.name") == "a");
            Assert.Equal((ActivityStatusCode.Error, "no disk"), (failed.Status, failed.StatusDescription));
            Assert.NotNull(failed.GetTagItem("k8s.reconcile.id"));
        }
    }
}
