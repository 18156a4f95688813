using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>
/// What the models of the Kubernetes client do not say of their kinds: which live in no namespace, and which have a scale
/// subresource. A test compares the table with the operations that the client offers.
/// </summary>
internal static class BuiltInKinds
{
    public const string EntityAttribute = "k8s.Models.KubernetesEntityAttribute";

    private static readonly HashSet<string> ClusterScoped =
    [
        "admissionregistration.k8s.io/MutatingAdmissionPolicy",
        "admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
        "admissionregistration.k8s.io/MutatingWebhookConfiguration",
        "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
        "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
        "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
        "apiextensions.k8s.io/CustomResourceDefinition",
        "apiregistration.k8s.io/APIService",
        "certificates.k8s.io/CertificateSigningRequest",
        "certificates.k8s.io/ClusterTrustBundle",
        "flowcontrol.apiserver.k8s.io/FlowSchema",
        "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration",
        "internal.apiserver.k8s.io/StorageVersion",
        "networking.k8s.io/IPAddress",
        "networking.k8s.io/IngressClass",
        "networking.k8s.io/ServiceCIDR",
        "node.k8s.io/RuntimeClass",
        "rbac.authorization.k8s.io/ClusterRole",
        "rbac.authorization.k8s.io/ClusterRoleBinding",
        "resource.k8s.io/DeviceClass",
        "resource.k8s.io/DeviceTaintRule",
        "resource.k8s.io/ResourcePoolStatusRequest",
        "resource.k8s.io/ResourceSlice",
        "scheduling.k8s.io/PriorityClass",
        "storage.k8s.io/CSIDriver",
        "storage.k8s.io/CSINode",
        "storage.k8s.io/StorageClass",
        "storage.k8s.io/VolumeAttachment",
        "storage.k8s.io/VolumeAttributesClass",
        "storagemigration.k8s.io/StorageVersionMigration",
        "/ComponentStatus",
        "/Namespace",
        "/Node",
        "/PersistentVolume",
    ];

    private static readonly HashSet<string> Scalable =
        ["apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet", "/ReplicationController"];

    /// <summary>The kind of a model of the Kubernetes client; null for a type that is none, or has no plural name and thus no path.</summary>
    public static ResourceReference? Find(INamedTypeSymbol type)
    {
        if (type.GetAttributes().Find(EntityAttribute) is not { } entity
            || entity.Property<string>("Kind") is not { Length: > 0 } kind
            || entity.Property<string>("ApiVersion") is not { Length: > 0 } version
            || entity.Property<string>("PluralName") is not { Length: > 0 } plural)
        {
            return null;
        }

        var group = entity.Property<string>("Group") ?? "";
        var status = type.GetMembers("Status").OfType<IPropertySymbol>().FirstOrDefault();
        return new ResourceReference
        {
            Type = type.FullyQualifiedName(),
            TypeSimpleName = type.Name,
            Group = group,
            Version = version,
            Kind = kind,
            Plural = plural,
            ClusterScoped = ClusterScoped.Contains($"{group}/{kind}"),
            HasStatus = status is not null,
            HasScale = Scalable.Contains($"{group}/{kind}"),
            StatusType = status?.Type.FullyQualifiedName(),
        };
    }
}
