using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>
/// What the server sets in a struct where its author says nothing (the SetDefaults functions of Kubernetes), wherever a kind has such a
/// struct: the containers of a pod, of a deployment, of a cron job.
/// </summary>
internal static class StructureDefaults
{
    private const string Prefix = "io.k8s.api.";

    private static readonly Dictionary<string, JsonObject> Constants = new(StringComparer.Ordinal)
    {
        ["core.v1.ContainerPort"] = Read("""{"protocol":"TCP"}"""),
        ["core.v1.EndpointPort"] = Read("""{"protocol":"TCP"}"""),
        ["core.v1.HTTPGetAction"] = Read("""{"path":"/","scheme":"HTTP"}"""),
        ["core.v1.GRPCAction"] = Read("""{"service":""}"""),
        ["core.v1.Probe"] = Read("""{"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3}"""),
        ["core.v1.ObjectFieldSelector"] = Read("""{"apiVersion":"v1"}"""),
        ["core.v1.SecretVolumeSource"] = Read("""{"defaultMode":420}"""),
        ["core.v1.ConfigMapVolumeSource"] = Read("""{"defaultMode":420}"""),
        ["core.v1.DownwardAPIVolumeSource"] = Read("""{"defaultMode":420}"""),
        ["core.v1.ProjectedVolumeSource"] = Read("""{"defaultMode":420}"""),
        ["core.v1.ServiceAccountTokenProjection"] = Read("""{"expirationSeconds":3600}"""),
        ["core.v1.HostPathVolumeSource"] = Read("""{"type":""}"""),
        ["core.v1.ISCSIVolumeSource"] = Read("""{"iscsiInterface":"default"}"""),
        ["core.v1.RBDVolumeSource"] = Read("""{"pool":"rbd","user":"admin","keyring":"/etc/ceph/keyring"}"""),
        ["core.v1.PersistentVolumeClaimSpec"] = Read("""{"volumeMode":"Filesystem"}"""),
        ["core.v1.PersistentVolumeClaimStatus"] = Read("""{"phase":"Pending"}"""),
        ["core.v1.PersistentVolumeSpec"] = Read("""{"persistentVolumeReclaimPolicy":"Retain","volumeMode":"Filesystem"}"""),
        ["core.v1.PersistentVolumeStatus"] = Read("""{"phase":"Pending"}"""),
        ["core.v1.NamespaceStatus"] = Read("""{"phase":"Active"}"""),
        ["core.v1.PodSpec"] = Read("""
            {"restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","securityContext":{},"schedulerName":"default-scheduler"}
            """),
        ["apps.v1.DeploymentSpec"] = Read("""{"replicas":1,"revisionHistoryLimit":10,"progressDeadlineSeconds":600}"""),
        ["apps.v1.StatefulSetSpec"] = Read("""
            {"podManagementPolicy":"OrderedReady","replicas":1,"revisionHistoryLimit":10,"persistentVolumeClaimRetentionPolicy":{"whenDeleted":"Retain","whenScaled":"Retain"}}
            """),
        ["apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy"] = Read("""{"whenDeleted":"Retain","whenScaled":"Retain"}"""),
        ["apps.v1.DaemonSetSpec"] = Read("""{"revisionHistoryLimit":10}"""),
        ["apps.v1.ReplicaSetSpec"] = Read("""{"replicas":1}"""),
        ["core.v1.ReplicationControllerSpec"] = Read("""{"replicas":1}"""),
        ["batch.v1.CronJobSpec"] = Read("""{"concurrencyPolicy":"Allow","suspend":false,"successfulJobsHistoryLimit":3,"failedJobsHistoryLimit":1}"""),
        ["autoscaling.v1.HorizontalPodAutoscalerSpec"] = Read("""{"minReplicas":1}"""),
        ["autoscaling.v2.HorizontalPodAutoscalerSpec"] = Read("""{"minReplicas":1}"""),
        ["batch.v1.PodFailurePolicyOnPodConditionsPattern"] = Read("""{"status":"True"}"""),
        ["flowcontrol.v1.FlowSchemaSpec"] = Read("""{"matchingPrecedence":1000}"""),
        ["flowcontrol.v1.LimitedPriorityLevelConfiguration"] = Read("""{"nominalConcurrencyShares":30,"lendablePercent":0}"""),
        ["flowcontrol.v1.QueuingConfiguration"] = Read("""{"queues":64,"handSize":8,"queueLengthLimit":50}"""),
        ["networking.v1.IngressClassParametersReference"] = Read("""{"scope":"Cluster"}"""),
        ["networking.v1.NetworkPolicyPort"] = Read("""{"protocol":"TCP"}"""),
        ["discovery.v1.EndpointPort"] = Read("""{"name":"","protocol":"TCP"}"""),
        ["rbac.v1.RoleRef"] = Read("""{"apiGroup":"rbac.authorization.k8s.io"}"""),
        ["scheduling.v1.PriorityClass"] = Read("""{"preemptionPolicy":"PreemptLowerPriority"}"""),
        ["resource.v1.ExactDeviceRequest"] = Read("""{"allocationMode":"ExactCount"}"""),
        ["storage.v1.CSIDriverSpec"] = Read("""
            {"attachRequired":true,"fsGroupPolicy":"ReadWriteOnceWithFSType","podInfoOnMount":false,"requiresRepublish":false,"seLinuxMount":false,"storageCapacity":false,
             "volumeLifecycleModes":["Persistent"]}
            """),
        ["storage.v1.StorageClass"] = Read("""{"reclaimPolicy":"Delete","volumeBindingMode":"Immediate"}"""),
        ["admissionregistration.v1.ServiceReference"] = Read("""{"port":443}"""),
        ["admissionregistration.v1.RuleWithOperations"] = Read("""{"scope":"*"}"""),
        ["admissionregistration.v1.NamedRuleWithOperations"] = Read("""{"scope":"*"}"""),
        ["admissionregistration.v1.MatchResources"] = Read("""{"matchPolicy":"Equivalent","namespaceSelector":{},"objectSelector":{}}"""),
        ["admissionregistration.v1.ValidatingWebhook"] = Read("""
            {"failurePolicy":"Fail","matchPolicy":"Equivalent","namespaceSelector":{},"objectSelector":{},"timeoutSeconds":10}
            """),
        ["admissionregistration.v1.MutatingWebhook"] = Read("""
            {"failurePolicy":"Fail","matchPolicy":"Equivalent","namespaceSelector":{},"objectSelector":{},"timeoutSeconds":10,"reinvocationPolicy":"Never"}
            """),
        ["admissionregistration.v1.ValidatingAdmissionPolicySpec"] = Read("""{"failurePolicy":"Fail"}"""),
        ["admissionregistration.v1.MutatingAdmissionPolicySpec"] = Read("""{"failurePolicy":"Fail"}"""),
    };

    private static readonly Dictionary<string, Func<JsonObject, JsonObject>> Computed = new(StringComparer.Ordinal)
    {
        ["core.v1.Container"] = PodDefaults.Container,
        ["core.v1.EphemeralContainer"] = PodDefaults.Container,
        ["core.v1.Volume"] = PodDefaults.Volume,
        ["core.v1.PodSpec"] = PodDefaults.Spec,
        ["core.v1.Pod"] = PodDefaults.Pod,
        ["core.v1.Service"] = ServiceDefaults.Service,
        ["core.v1.ServiceSpec"] = ServiceDefaults.Spec,
        ["core.v1.LimitRangeItem"] = LimitRangeDefaults.Item,
        ["apps.v1.DeploymentSpec"] = WorkloadDefaults.Deployment,
        ["apps.v1.StatefulSetSpec"] = WorkloadDefaults.StatefulSet,
        ["apps.v1.DaemonSetSpec"] = WorkloadDefaults.DaemonSet,
        ["batch.v1.Job"] = WorkloadDefaults.Job,
        ["core.v1.ReplicationController"] = WorkloadDefaults.ReplicationController,
        ["autoscaling.v2.HorizontalPodAutoscalerSpec"] = WorkloadDefaults.Autoscaler,
        ["networking.v1.NetworkPolicySpec"] = WorkloadDefaults.NetworkPolicy,
        ["rbac.v1.Subject"] = WorkloadDefaults.Subject,
    };

    /// <summary>What sets the defaults of a struct; null when it has none.</summary>
    /// <param name="schema">The name of its schema.</param>
    public static Func<JsonObject, JsonObject>? Find(string schema)
    {
        var name = schema.StartsWith(Prefix, StringComparison.Ordinal) ? schema[Prefix.Length..] : schema;
        var computed = Computed.GetValueOrDefault(name);
        return Constants.TryGetValue(name, out var constants)
            ? computed is null ? value => Fill(value, constants) : value => computed(Fill(value, constants))
            : computed;
    }

    /// <summary>The object with each member of another that it has not.</summary>
    public static JsonObject Fill(JsonObject value, JsonObject defaults)
    {
        foreach (var member in defaults.Members)
        {
            if (value[member.Key] is null or JsonNull or JsonString { Value: "" } && !(member.Value is JsonString { Value: "" } && value[member.Key] is JsonString))
            {
                value = value.With(member.Key, member.Value);
            }
        }

        return value;
    }

    private static JsonObject Read(string json) => JsonReader.ParseObject(json);
}
