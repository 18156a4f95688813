using k8s.Models;

namespace CrdToolkit.EndToEnd.Writing;

public sealed record RobotSpec
{
    public required int Speed { get; init; }

    public string? Task { get; init; }

    public ResourceQuantity? Memory { get; init; }

    public TimeSpan? Rest { get; init; }

    public RobotMode Mode { get; init; } = RobotMode.Idle;

    public IReadOnlyDictionary<string, Arm>? Arms { get; init; }
}
