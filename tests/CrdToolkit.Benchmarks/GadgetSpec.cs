namespace CrdToolkit.Benchmarks;

/// <summary>What is wanted of a gadget.</summary>
public sealed record GadgetSpec
{
    /// <summary>Its size.</summary>
    public required int Size { get; init; }

    /// <summary>Its colour.</summary>
    public string? Color { get; init; }
}
