using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Access;

/// <summary>The rules for what every operator does, whichever kinds it works on.</summary>
public static class OperatorRules
{
    /// <summary>
    /// For electing a leader: its lease is in the operator's own namespace, so the rule belongs to a Role of that namespace.
    /// </summary>
    public static PolicyRule LeaderElection { get; } = new()
    {
        ApiGroups = new[] { "coordination.k8s.io" },
        Resources = new[] { "leases" },
        Verbs = new[] { "create", "get", "update" },
        Namespace = "",
    };

    /// <summary>For recording events, which are in the namespaces of the objects that they are about.</summary>
    public static PolicyRule Events { get; } = new()
    {
        ApiGroups = new[] { "events.k8s.io" },
        Resources = new[] { "events" },
        Verbs = new[] { "create", "patch" },
    };

    /// <summary>Rules for a kind and its subresources.</summary>
    public static PolicyRule For(string group, string resource, params string[] verbs) => new()
    {
        ApiGroups = new[] { group },
        Resources = new[] { resource },
        Verbs = verbs.ToEquatableArray(),
    };
}
