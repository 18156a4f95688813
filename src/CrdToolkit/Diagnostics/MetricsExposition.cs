using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace CrdToolkit;

/// <summary>Collects what the meter of an operator measures, for Prometheus to fetch: its text format, version 0.0.4.</summary>
internal sealed class MetricsExposition : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly ConcurrentDictionary<string, MetricFamily> families = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();
    private readonly Lock observing = new();

    public MetricsExposition(OperatorMetrics metrics)
    {
        listener.InstrumentPublished = (instrument, publishing) =>
        {
            // Instruments of one name are one family, such as a gauge that each controller makes for itself.
            if (instrument.Meter == metrics.Meter)
                publishing.EnableMeasurementEvents(instrument, families.GetOrAdd(instrument.Name, _ => new MetricFamily(instrument)));
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        listener.SetMeasurementEventCallback<long>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        listener.SetMeasurementEventCallback<int>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        listener.Start();
    }

    public string Write()
    {
        lock (observing)
        {
            foreach (var family in families.Values.Where(family => family.IsObserved))
                family.Clear();
            listener.RecordObservableInstruments();
            var text = new StringBuilder();
            foreach (var family in families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
                family.Write(text);
            return text.ToString();
        }
    }

    public void Dispose() => listener.Dispose();
}
