namespace CrdToolkit.Testing.Resources;

/// <summary>Where the members of an autoscaling/v1 Scale are in the object.</summary>
/// <param name="SpecReplicas">The members that lead to the wanted number of replicas.</param>
/// <param name="StatusReplicas">The members that lead to the observed number of replicas.</param>
/// <param name="Selector">The members that lead to the selector; null where there is none.</param>
/// <param name="SelectorIsObject">Whether the selector is a LabelSelector, to be written as text, and not text already.</param>
internal sealed record ScaleMapping(string[] SpecReplicas, string[] StatusReplicas, string[]? Selector, bool SelectorIsObject)
{
    /// <summary>The mapping of deployments, stateful sets and replica sets.</summary>
    public static ScaleMapping Workload { get; } = new(["spec", "replicas"], ["status", "replicas"], ["spec", "selector"], true);

    /// <summary>The mapping of replication controllers, whose selector is a map.</summary>
    public static ScaleMapping ReplicationController { get; } = Workload with { SelectorIsMap = true };

    /// <summary>Whether the selector is a map of labels.</summary>
    public bool SelectorIsMap { get; init; }
}
