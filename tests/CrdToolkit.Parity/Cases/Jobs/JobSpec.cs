using CrdToolkit.Parity.Cases.Jobs.Shared;

namespace CrdToolkit.Parity.Cases.Jobs;

/// <summary>JobSpec is what is to be done.</summary>
public sealed record JobSpec
{
    /// <summary>First goes before the others.</summary>
    public required Step First { get; init; }

    /// <summary>Others follow.</summary>
    public List<Step>? Others { get; init; }

    /// <summary>Retries is how often it is tried again.</summary>
    [Range(0, 10)]
    public int? Retries { get; init; }
}
