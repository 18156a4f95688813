namespace CrdToolkit.Parity.Cases.Zoo;

/// <summary>AnimalStatus is what was seen.</summary>
public sealed record AnimalStatus
{
    /// <summary>FedAt is when it last ate.</summary>
    public DateTimeOffset? FedAt { get; init; }
}
