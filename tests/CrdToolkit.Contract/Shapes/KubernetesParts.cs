using k8s.Models;

namespace CrdToolkit.Contract.Shapes;

/// <summary>Kubernetes' own types inside of a custom resource.</summary>
[CustomResource("contract.example.com", "v1")]
public partial record KubernetesParts : CustomResource<KubernetesPartsSpec>;

public sealed record KubernetesPartsSpec
{
    public V1PodTemplateSpec? Template { get; init; }
    public V1Container? Container { get; init; }
    public V1ResourceRequirements? Resources { get; init; }
    public List<V1EnvVar>? Env { get; init; }
    public V1LabelSelector? Selector { get; init; }
    public List<V1Condition>? Conditions { get; init; }
    public V1ObjectMeta? Metadata { get; init; }
    public V1ObjectReference? Reference { get; init; }
    public V1PersistentVolumeClaimSpec? Claim { get; init; }
    public V1ServiceSpec? Service { get; init; }
    public V1JobSpec? Job { get; init; }
    public V1NetworkPolicySpec? Network { get; init; }
    public V1Affinity? Affinity { get; init; }
    public List<V1Toleration>? Tolerations { get; init; }
}
