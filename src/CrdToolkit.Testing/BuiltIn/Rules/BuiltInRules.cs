using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Which rules a built-in kind has, beyond those of its schema: those that operators run into.</summary>
internal static class BuiltInRules
{
    /// <summary>The errors of an object.</summary>
    public static IEnumerable<FieldError> Validate(string kind, JsonObject value) => kind switch
    {
        "ConfigMap" => DataRules.ConfigMap(value),
        "Secret" => DataRules.Secret(value),
        "Lease" => SmallKindRules.Lease(value.Child("spec")),
        "Event" => EventRules.Validate(value),
        "Deployment" or "StatefulSet" or "ReplicaSet" or "DaemonSet" => WorkloadRules.Validate(kind, value.Child("spec")),
        "ReplicationController" => WorkloadRules.ReplicationController(value.Child("spec")),
        "Pod" => PodRules.Pod(value.Child("spec")),
        "PodTemplate" => PodRules.Template(value.Child("template"), "template"),
        "Job" => JobRules.Job(value.Child("spec"), "spec"),
        "CronJob" => JobRules.CronJob(value),
        "Service" => ServiceRules.Validate(value.Child("spec")),
        "PersistentVolumeClaim" => ClaimRules.Claim(value.Child("spec")),
        "PersistentVolume" => ClaimRules.Volume(value.Child("spec")),
        "Role" => PolicyKindRules.Role(value, namespaced: true),
        "ClusterRole" => PolicyKindRules.Role(value, namespaced: false).Concat(PolicyKindRules.Aggregation(value)),
        "RoleBinding" or "ClusterRoleBinding" => PolicyKindRules.Binding(kind, value),
        "PodDisruptionBudget" => PolicyKindRules.DisruptionBudget(value.Child("spec")),
        "HorizontalPodAutoscaler" => AutoscalerRules.Spec(value.Child("spec")),
        "Ingress" => NetworkRules.Ingress(value.Child("spec")),
        "IngressClass" => NetworkRules.IngressClass(value.Child("spec")),
        "NetworkPolicy" => NetworkRules.NetworkPolicy(value.Child("spec")),
        "EndpointSlice" => NetworkRules.EndpointSlice(value),
        "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration" => WebhookRules.Configuration(value),
        "ValidatingAdmissionPolicy" => ValidatingPolicyRules.Policy(value),
        "MutatingAdmissionPolicy" => MutatingPolicyRules.Policy(value),
        "ValidatingAdmissionPolicyBinding" => PolicyBindingRules.Validating(value.Child("spec")),
        "MutatingAdmissionPolicyBinding" => PolicyBindingRules.Mutating(value.Child("spec")),
        "PriorityClass" => SmallKindRules.PriorityClass(value),
        "LimitRange" => LimitRangeRules.Spec(value.Child("spec")),
        "ResourceQuota" => QuotaRules.Spec(value.Child("spec")),
        "CertificateSigningRequest" => SigningRequestRules.Spec(value.Child("spec")),
        "RuntimeClass" => SmallKindRules.RuntimeClass(value),
        "ControllerRevision" => SmallKindRules.ControllerRevision(value),
        "StorageClass" => SmallKindRules.StorageClass(value),
        "Endpoints" => NetworkRules.Endpoints(value),
        _ => [],
    };
}
