namespace CrdToolkit.Parity.Cases.Objects;

public sealed record Embedded
{
    public required string ApiVersion { get; init; }

    public required string Kind { get; init; }

    public Dictionary<string, string>? Data { get; init; }
}
