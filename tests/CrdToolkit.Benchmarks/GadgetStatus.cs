namespace CrdToolkit.Benchmarks;

/// <summary>What is known of a gadget.</summary>
public sealed record GadgetStatus
{
    /// <summary>The generation of the spec that this is about.</summary>
    public long? ObservedGeneration { get; init; }
}
