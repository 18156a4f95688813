using System.Diagnostics.Metrics;
using System.Reflection;
using CrdToolkit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Tests.Diagnostics;

/// <summary>docs/concepts/metrics.md names every instrument, with what it measures and the labels that it bears.</summary>
public sealed class MetricsPageTests
{
    [Fact]
    public async Task The_page_has_a_row_for_each_instrument_and_no_other()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await LocalApiServer.StartAsync(cancellationToken: cancellation);
        await CustomResourceDefinitions.InstallAsync(new KubernetesApi(server.CreateClient()), typeof(Machine).Assembly, cancellation);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var script = new ReconcileScript();
        builder.Services.AddSingleton<ILoggerFactory>(new RecordedLog());
        builder.Services.AddSingleton(server.ClientConfiguration);
        builder.Services.AddSingleton(script);
        builder.Services.AddSingleton<MachineClient>();
        builder.Services.AddOperator(options => options.LeaderElection = new() { Enabled = true, LeaseName = "op" })
            .AddController<Machine, PlainReconciler>(Machine.Descriptor);
        using var host = builder.Build();
        var metrics = host.Services.GetRequiredService<OperatorMetrics>();
        var rows = new SortedDictionary<string, (Instrument Instrument, SortedSet<string> Labels)>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, publishing) =>
        {
            if (instrument.Meter != metrics.Meter)
                return;
            lock (rows)
                rows.TryAdd(instrument.Name, (instrument, new(StringComparer.Ordinal)));
            publishing.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Seen(instrument, tags));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Seen(instrument, tags));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Seen(instrument, tags));
        listener.Start();
        await host.StartAsync(cancellation);
        server.Faults.Add(Fault.TooManyRequests(TimeSpan.Zero) with { Verbs = ["create"], Resource = "machines", Times = 1 });
        await host.Services.GetRequiredService<MachineClient>().CreateAsync(Machine.Named("a") with { Metadata = new() { Name = "a", NamespaceProperty = "default" } }, cancellationToken: cancellation);
        (await script.NextAsync()).Done();
        await Assert.Single(host.Services.GetServices<IController>()).WhenIdleAsync();
        listener.RecordObservableInstruments();
        await host.StopAsync(cancellation);

        var page = await File.ReadAllLinesAsync(Path.Combine(Root(), "docs", "concepts", "metrics.md"), cancellation);
        Assert.Equal(rows.Values.Select(row => Row(row.Instrument, row.Labels)), page.Where(line => line.StartsWith("| `", StringComparison.Ordinal)));

        void Seen(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (rows)
            {
                foreach (var tag in tags)
                    rows[instrument.Name].Labels.Add(tag.Key);
            }
        }
    }

    private static string Row(Instrument instrument, SortedSet<string> labels) =>
        $"| `{instrument.Name}` | {TypeOf(instrument)} | {instrument.Unit} | {string.Join(", ", labels)} | {instrument.Description} |";

    private static string TypeOf(Instrument instrument) => instrument.GetType().Name switch
    {
        "Histogram`1" => "histogram",
        "Counter`1" or "ObservableCounter`1" => "counter",
        _ => "gauge",
    };

    private static string Root() =>
        typeof(MetricsPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
