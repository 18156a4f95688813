using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Access;

/// <summary>The rules for what every operator does, whichever kinds it works on.</summary>
public static class OperatorRules
{
    /// <summary>
    /// For electing a leader and telling who leads: the lease and its events are in the operator's own namespace, so the rules belong to a
    /// Role of that namespace.
    /// </summary>
    public static IReadOnlyList<PolicyRule> LeaderElection { get; } = new[]
    {
        For("coordination.k8s.io", "leases", "create", "get", "update") with { Namespace = "" },
        For("events.k8s.io", "events", "create", "patch") with { Namespace = "" },
    };

    /// <summary>For recording events, which are in the namespaces of the objects that they are about.</summary>
    public static PolicyRule Events { get; } = For("events.k8s.io", "events", "create", "patch");

    /// <summary>Rules for a kind and its subresources.</summary>
    public static PolicyRule For(string group, string resource, params string[] verbs) => new()
    {
        ApiGroups = new[] { group },
        Resources = new[] { resource },
        Verbs = verbs.ToEquatableArray(),
    };
}
