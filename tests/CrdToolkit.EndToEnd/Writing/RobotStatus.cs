using k8s.Models;

namespace CrdToolkit.EndToEnd.Writing;

public sealed record RobotStatus
{
    public long? ObservedGeneration { get; init; }

    public string? Place { get; init; }

    public string? Load { get; init; }

    public IReadOnlyList<V1Condition>? Conditions { get; init; }
}
