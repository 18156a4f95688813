namespace CrdToolkit.Parity.Cases.Jobs.Shared;

/// <summary>Step is one thing to do.</summary>
public sealed record Step
{
    /// <summary>Command is what runs.</summary>
    public required string Command { get; init; }

    /// <summary>Seconds is how long it may take.</summary>
    [Range(1, 3600)]
    public int? Seconds { get; init; }
}
