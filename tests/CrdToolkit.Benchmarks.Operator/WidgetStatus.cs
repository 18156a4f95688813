namespace CrdToolkit.Benchmarks.Operator;

/// <summary>What is observed.</summary>
public sealed record WidgetStatus
{
    /// <summary>The generation that was reconciled.</summary>
    public long? ObservedGeneration { get; init; }
}
