using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Access;

/// <summary>Tells names of resources from what is often written instead of them.</summary>
internal static class RbacResourceName
{
    private static readonly HashSet<string> Singular =
    [
        "pod", "service", "configmap", "secret", "namespace", "node", "event", "serviceaccount", "persistentvolume", "persistentvolumeclaim",
        "deployment", "replicaset", "statefulset", "daemonset", "job", "cronjob", "ingress", "networkpolicy", "lease", "role", "rolebinding",
        "clusterrole", "clusterrolebinding", "customresourcedefinition", "endpoint", "endpointslice", "storageclass", "poddisruptionbudget",
        "horizontalpodautoscaler", "priorityclass", "resourcequota", "limitrange",
    ];

    /// <summary>What to write instead of a name; null for one that may be a resource's.</summary>
    public static string? Correction(string name)
    {
        var slash = name.IndexOf('/');
        var (resource, subresource) = slash < 0 ? (name, "") : (name.Substring(0, slash), name.Substring(slash));
        var lower = resource.ToLowerInvariant();
        var plural = Singular.Contains(lower) ? EnglishPlural.Of(lower) : lower == resource || lower.EndsWith("s", StringComparison.Ordinal) ? lower : EnglishPlural.Of(lower);
        var correct = plural + subresource.ToLowerInvariant();
        return correct == name ? null : correct;
    }
}
