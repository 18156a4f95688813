namespace CrdToolkit.Benchmarks.Operator;

/// <summary>What is wanted.</summary>
public sealed record WidgetSpec
{
    /// <summary>Any number.</summary>
    public required int Size { get; init; }

    /// <summary>Any text.</summary>
    public string? Color { get; init; }
}
