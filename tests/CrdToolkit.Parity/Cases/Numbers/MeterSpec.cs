namespace CrdToolkit.Parity.Cases.Numbers;

public sealed record MeterSpec
{
    [Range(1, 100)]
    public required int Bounded { get; init; }

    [Range(1, int.MaxValue)]
    public int? Positive { get; init; }

    [Range(0d, 1d, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public decimal? Share { get; init; }

    [Range(-1.5, 1.5), MultipleOf(0.5)]
    public decimal? Offset { get; init; }

    [MultipleOf(1024)]
    public long? Bytes { get; init; }

    public int Deadline { get; init; } = 30;
}
