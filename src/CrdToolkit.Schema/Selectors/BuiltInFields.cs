namespace CrdToolkit.Schema.Selectors;

/// <summary>
/// The fields that field selectors may name in built-in kinds, besides <c>metadata.name</c> and <c>metadata.namespace</c>: what
/// Kubernetes registers with AddFieldLabelConversionFunc.
/// </summary>
public static class BuiltInFields
{
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["/Namespace"] = ["status.phase"],
        ["/Node"] = ["spec.unschedulable"],
        ["/Secret"] = ["type"],
        ["/Service"] = ["spec.clusterIP", "spec.type"],
        ["/Pod"] =
        [
            "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork", "status.phase",
            "status.podIP", "status.podIPs", "status.nominatedNodeName",
        ],
        ["/Event"] =
        [
            "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion",
            "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
        ],
        ["events.k8s.io/Event"] =
        [
            "regarding.kind", "regarding.namespace", "regarding.name", "regarding.uid", "regarding.apiVersion",
            "regarding.resourceVersion", "regarding.fieldPath", "reason", "reportingController", "type",
        ],
        ["apps/ReplicaSet"] = ["status.replicas"],
        ["batch/Job"] = ["status.successful"],
        ["certificates.k8s.io/CertificateSigningRequest"] = ["spec.signerName"],
        ["resource.k8s.io/ResourceSlice"] = ["spec.nodeName", "spec.driver"],
        ["/ReplicationController"] = ["status.replicas"],
        ["/ConfigMap"] = [],
        ["/ServiceAccount"] = [],
        ["/PersistentVolume"] = [],
        ["/PersistentVolumeClaim"] = [],
        ["apps/Deployment"] = [],
        ["apps/DaemonSet"] = [],
        ["batch/CronJob"] = [],
        ["networking.k8s.io/Ingress"] = [],
    };

    /// <summary>The fields of a kind; null for a kind that is not known here, which may have any.</summary>
    /// <param name="group">The group; empty for the core group.</param>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<string>? Of(string group, string kind) => Fields.TryGetValue($"{group}/{kind}", out var fields) ? fields : null;
}
