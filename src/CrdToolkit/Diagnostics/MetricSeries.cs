namespace CrdToolkit;

/// <summary>The value of an instrument for one set of labels.</summary>
internal sealed class MetricSeries(IReadOnlyList<double>? boundaries)
{
    private readonly long[] buckets = new long[boundaries?.Count ?? 0];

    public double Sum { get; private set; }

    public long Count { get; private set; }

    /// <summary>How many measurements are at most as large as each of the boundaries.</summary>
    public ReadOnlySpan<long> Buckets => buckets;

    public void Add(double value)
    {
        Sum += value;
        Count++;
        for (var index = 0; index < buckets.Length; index++)
        {
            if (value <= boundaries![index])
                buckets[index]++;
        }
    }

    public void Set(double value) => Sum = value;
}
