using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The built-in kinds that are served, each in its newest stable version; autoscalers in the former one, too.</summary>
internal static class BuiltInKinds
{
    private const string All = "all";
    private const string Extensions = "api-extensions";
    private const string Admission = "admissionregistration.k8s.io";
    private const string Networking = "networking.k8s.io";
    private const string Rbac = "rbac.authorization.k8s.io";
    private const string Storage = "storage.k8s.io";

    /// <summary>The table.</summary>
    public static IReadOnlyList<BuiltInKind> Table { get; } =
    [
        new("", "v1", "namespaces", "Namespace") { ClusterScoped = true, Status = true, NameRule = NameRule.Label, ShortNames = "ns" },
        new("", "v1", "configmaps", "ConfigMap") { ShortNames = "cm" },
        new("", "v1", "secrets", "Secret"),
        new("", "v1", "services", "Service") { Status = true, CreatesOnUpdate = true, NameRule = NameRule.Label1035, ShortNames = "svc", Category = All },
        new("", "v1", "endpoints", "Endpoints") { CreatesOnUpdate = true, ShortNames = "ep" },
        new("", "v1", "serviceaccounts", "ServiceAccount") { ShortNames = "sa" },
        new("", "v1", "pods", "Pod") { Status = true, Generation = true, ShortNames = "po", Category = All },
        new("", "v1", "events", "Event") { CreatesOnUpdate = true, ShortNames = "ev" },
        new("", "v1", "nodes", "Node") { ClusterScoped = true, Status = true, ShortNames = "no" },
        new("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim") { Status = true, ShortNames = "pvc" },
        new("", "v1", "persistentvolumes", "PersistentVolume") { ClusterScoped = true, Status = true, ShortNames = "pv" },
        new("", "v1", "resourcequotas", "ResourceQuota") { Status = true, ShortNames = "quota" },
        new("", "v1", "limitranges", "LimitRange") { CreatesOnUpdate = true, ShortNames = "limits" },
        new("", "v1", "podtemplates", "PodTemplate") { Generation = true },
        new("", "v1", "replicationcontrollers", "ReplicationController") { Status = true, Scale = true, Generation = true, ShortNames = "rc", Category = All },
        new("apps", "v1", "deployments", "Deployment") { Status = true, Scale = true, Generation = true, ShortNames = "deploy", Category = All },
        new("apps", "v1", "statefulsets", "StatefulSet") { Status = true, Scale = true, Generation = true, ShortNames = "sts", Category = All },
        new("apps", "v1", "daemonsets", "DaemonSet") { Status = true, Generation = true, ShortNames = "ds", Category = All },
        new("apps", "v1", "replicasets", "ReplicaSet") { Status = true, Scale = true, Generation = true, ShortNames = "rs", Category = All },
        new("apps", "v1", "controllerrevisions", "ControllerRevision"),
        new("batch", "v1", "jobs", "Job") { Status = true, Generation = true, Category = All },
        new("batch", "v1", "cronjobs", "CronJob") { Status = true, Generation = true, ShortNames = "cj", Category = All },
        new("autoscaling", "v1", "horizontalpodautoscalers", "HorizontalPodAutoscaler") { Status = true, ShortNames = "hpa", Category = All, IsStorageVersion = false },
        new("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler") { Status = true, ShortNames = "hpa", Category = All },
        new("certificates.k8s.io", "v1", "certificatesigningrequests", "CertificateSigningRequest") { ClusterScoped = true, Status = true, ShortNames = "csr" },
        new(Networking, "v1", "ingresses", "Ingress") { Status = true, Generation = true, ShortNames = "ing" },
        new(Networking, "v1", "ingressclasses", "IngressClass") { ClusterScoped = true, Generation = true },
        new(Networking, "v1", "networkpolicies", "NetworkPolicy") { Generation = true, ShortNames = "netpol" },
        new(Networking, "v1", "ipaddresses", "IPAddress") { ClusterScoped = true, Generation = true, ShortNames = "ip" },
        new(Networking, "v1", "servicecidrs", "ServiceCIDR") { ClusterScoped = true, Status = true, Generation = true },
        new("node.k8s.io", "v1", "runtimeclasses", "RuntimeClass") { ClusterScoped = true },
        new("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget") { Status = true, Generation = true, RequiresResourceVersion = true, ShortNames = "pdb" },
        new(Rbac, "v1", "roles", "Role") { CreatesOnUpdate = true, NameRule = NameRule.PathSegment },
        new(Rbac, "v1", "rolebindings", "RoleBinding") { CreatesOnUpdate = true, NameRule = NameRule.PathSegment },
        new(Rbac, "v1", "clusterroles", "ClusterRole") { ClusterScoped = true, CreatesOnUpdate = true, NameRule = NameRule.PathSegment },
        new(Rbac, "v1", "clusterrolebindings", "ClusterRoleBinding") { ClusterScoped = true, CreatesOnUpdate = true, NameRule = NameRule.PathSegment },
        new("coordination.k8s.io", "v1", "leases", "Lease") { RequiresResourceVersion = true },
        new("events.k8s.io", "v1", "events", "Event") { CreatesOnUpdate = true, ShortNames = "ev" },
        new("flowcontrol.apiserver.k8s.io", "v1", "flowschemas", "FlowSchema") { ClusterScoped = true, Status = true, Generation = true },
        new("flowcontrol.apiserver.k8s.io", "v1", "prioritylevelconfigurations", "PriorityLevelConfiguration") { ClusterScoped = true, Status = true, Generation = true },
        new("resource.k8s.io", "v1", "deviceclasses", "DeviceClass") { ClusterScoped = true, Generation = true },
        new("resource.k8s.io", "v1", "resourceclaims", "ResourceClaim") { Status = true },
        new("resource.k8s.io", "v1", "resourceclaimtemplates", "ResourceClaimTemplate"),
        new("resource.k8s.io", "v1", "resourceslices", "ResourceSlice") { ClusterScoped = true, Generation = true },
        new("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice") { Generation = true },
        new("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass") { ClusterScoped = true, Generation = true, ShortNames = "pc" },
        new(Storage, "v1", "csidrivers", "CSIDriver") { ClusterScoped = true, Generation = true },
        new(Storage, "v1", "csinodes", "CSINode") { ClusterScoped = true },
        new(Storage, "v1", "csistoragecapacities", "CSIStorageCapacity"),
        new(Storage, "v1", "storageclasses", "StorageClass") { ClusterScoped = true, ShortNames = "sc" },
        new(Storage, "v1", "volumeattachments", "VolumeAttachment") { ClusterScoped = true, Status = true },
        new(Storage, "v1", "volumeattributesclasses", "VolumeAttributesClass") { ClusterScoped = true, ShortNames = "vac" },
        new(Admission, "v1", "validatingwebhookconfigurations", "ValidatingWebhookConfiguration") { ClusterScoped = true, Generation = true, RequiresResourceVersion = true, Category = Extensions },
        new(Admission, "v1", "mutatingwebhookconfigurations", "MutatingWebhookConfiguration") { ClusterScoped = true, Generation = true, RequiresResourceVersion = true, Category = Extensions },
        new(Admission, "v1", "validatingadmissionpolicies", "ValidatingAdmissionPolicy") { ClusterScoped = true, Status = true, Generation = true, RequiresResourceVersion = true, Category = Extensions },
        new(Admission, "v1", "validatingadmissionpolicybindings", "ValidatingAdmissionPolicyBinding") { ClusterScoped = true, Generation = true, RequiresResourceVersion = true, Category = Extensions },
        new(Admission, "v1", "mutatingadmissionpolicies", "MutatingAdmissionPolicy") { ClusterScoped = true, Generation = true, RequiresResourceVersion = true, Category = Extensions },
        new(Admission, "v1", "mutatingadmissionpolicybindings", "MutatingAdmissionPolicyBinding") { ClusterScoped = true, Generation = true, RequiresResourceVersion = true, Category = Extensions },
    ];
}
