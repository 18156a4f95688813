using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace CrdToolkit;

/// <summary>All series of one instrument, and how they look in Prometheus' text format.</summary>
internal sealed class MetricFamily
{
    private const int MaxLabels = 512;

    private readonly Lock gate = new();
    private readonly Dictionary<string, MetricSeries> series = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<double>? boundaries;
    private readonly string type;
    private readonly string? help;

    public MetricFamily(Instrument instrument)
    {
        Name = instrument.Name;
        help = instrument.Description;
        boundaries = (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries;
        type = boundaries is not null ? "histogram" : IsSum(instrument) ? "counter" : "gauge";
        IsObserved = instrument.IsObservable;
    }

    public string Name { get; }

    /// <summary>Whether measurements are the whole value, and come when it is asked for.</summary>
    public bool IsObserved { get; }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (gate)
        {
            var one = SeriesOf(tags);
            if (IsObserved)
                one.Set(value);
            else
                one.Add(value);
        }
    }

    /// <summary>Before it is observed: what is not told any more is gone.</summary>
    public void Clear()
    {
        lock (gate)
            series.Clear();
    }

    public void Write(StringBuilder text)
    {
        lock (gate)
        {
            if (series.Count == 0)
                return;
            text.Append("# HELP ").Append(Name).Append(' ').Append(help).Append('\n');
            text.Append("# TYPE ").Append(Name).Append(' ').Append(type).Append('\n');
            foreach (var (labels, one) in series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                if (boundaries is null)
                    Line(text, "", labels, null, one.Sum);
                else
                    WriteHistogram(text, labels, one);
            }
        }
    }

    private void WriteHistogram(StringBuilder text, string labels, MetricSeries one)
    {
        for (var index = 0; index < boundaries!.Count; index++)
            Line(text, "_bucket", labels, boundaries[index].ToString("R", CultureInfo.InvariantCulture), one.Buckets[index]);
        Line(text, "_bucket", labels, "+Inf", one.Count);
        Line(text, "_sum", labels, null, one.Sum);
        Line(text, "_count", labels, null, one.Count);
    }

    private void Line(StringBuilder text, string suffix, string labels, string? limit, double value)
    {
        text.Append(Name).Append(suffix);
        if (labels.Length > 0 || limit is not null)
        {
            text.Append('{').Append(labels);
            if (limit is not null)
                text.Append(labels.Length > 0 ? "," : "").Append("le=\"").Append(limit).Append('"');
            text.Append('}');
        }

        text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    // A series that is there already is found without making a string.
    private MetricSeries SeriesOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Span<char> buffer = stackalloc char[MaxLabels];
        if (!MetricLabels.TryWrite(tags, buffer, out var length))
            return SeriesOf(MetricLabels.Write(tags));
        return series.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(buffer[..length], out var one) ? one : SeriesOf(buffer[..length].ToString());
    }

    private MetricSeries SeriesOf(string labels)
    {
        if (!series.TryGetValue(labels, out var one))
            series.Add(labels, one = new MetricSeries(boundaries));
        return one;
    }

    private static bool IsSum(Instrument instrument) => instrument is Counter<long> or Counter<double> or ObservableCounter<long> or ObservableCounter<double>;
}
