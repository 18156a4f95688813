namespace CrdToolkit.EndToEnd.Writing;

public sealed record Arm
{
    public required int Length { get; init; }

    public string? Tool { get; init; }
}
