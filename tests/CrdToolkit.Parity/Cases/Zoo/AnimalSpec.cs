namespace CrdToolkit.Parity.Cases.Zoo;

/// <summary>AnimalSpec is what the keeper wants.</summary>
public sealed record AnimalSpec
{
    /// <summary>
    /// Food is what it eats.
    /// <para>It is bought weekly.</para>
    /// </summary>
    [Example("hay")]
    [PrinterColumn]
    public string Food { get; init; } = "leaves: fresh";

    /// <summary>Name is how visitors call it.</summary>
    [MinLength(1)]
    public required string Name { get; init; }
}
