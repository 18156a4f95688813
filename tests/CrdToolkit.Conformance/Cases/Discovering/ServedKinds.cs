namespace CrdToolkit.Conformance.Cases.Discovering;

/// <summary>The kinds that a kube-apiserver serves in a stable version, as discovery tells them.</summary>
public sealed class ServedKinds(ServerUnderTest server) : ConformanceCase(server)
{
    private const string All = "create,delete,deletecollection,get,list,patch,update,watch";

    [Theory, Checklist(61)]
    [InlineData("v1", "configmaps", "ConfigMap", true, "cm")]
    [InlineData("v1", "endpoints", "Endpoints", true, "ep")]
    [InlineData("v1", "events", "Event", true, "ev")]
    [InlineData("v1", "limitranges", "LimitRange", true, "limits")]
    [InlineData("v1", "namespaces", "Namespace", false, "ns", "create,delete,get,list,patch,update,watch")]
    [InlineData("v1", "nodes", "Node", false, "no")]
    [InlineData("v1", "persistentvolumeclaims", "PersistentVolumeClaim", true, "pvc")]
    [InlineData("v1", "persistentvolumes", "PersistentVolume", false, "pv")]
    [InlineData("v1", "pods", "Pod", true, "po")]
    [InlineData("v1", "resourcequotas", "ResourceQuota", true, "quota")]
    [InlineData("v1", "secrets", "Secret", true, "")]
    [InlineData("v1", "serviceaccounts", "ServiceAccount", true, "sa")]
    [InlineData("v1", "services", "Service", true, "svc")]
    [InlineData("admissionregistration.k8s.io/v1", "mutatingadmissionpolicies", "MutatingAdmissionPolicy", false, "")]
    [InlineData("admissionregistration.k8s.io/v1", "mutatingadmissionpolicybindings", "MutatingAdmissionPolicyBinding", false, "")]
    [InlineData("admissionregistration.k8s.io/v1", "mutatingwebhookconfigurations", "MutatingWebhookConfiguration", false, "")]
    [InlineData("admissionregistration.k8s.io/v1", "validatingadmissionpolicies", "ValidatingAdmissionPolicy", false, "")]
    [InlineData("admissionregistration.k8s.io/v1", "validatingadmissionpolicybindings", "ValidatingAdmissionPolicyBinding", false, "")]
    [InlineData("admissionregistration.k8s.io/v1", "validatingwebhookconfigurations", "ValidatingWebhookConfiguration", false, "")]
    [InlineData("apiextensions.k8s.io/v1", "customresourcedefinitions", "CustomResourceDefinition", false, "crd,crds")]
    [InlineData("apps/v1", "controllerrevisions", "ControllerRevision", true, "")]
    [InlineData("apps/v1", "daemonsets", "DaemonSet", true, "ds")]
    [InlineData("apps/v1", "deployments", "Deployment", true, "deploy")]
    [InlineData("apps/v1", "replicasets", "ReplicaSet", true, "rs")]
    [InlineData("apps/v1", "statefulsets", "StatefulSet", true, "sts")]
    [InlineData("authentication.k8s.io/v1", "selfsubjectreviews", "SelfSubjectReview", false, "", "create")]
    [InlineData("authentication.k8s.io/v1", "tokenreviews", "TokenReview", false, "", "create")]
    [InlineData("authorization.k8s.io/v1", "localsubjectaccessreviews", "LocalSubjectAccessReview", true, "", "create")]
    [InlineData("authorization.k8s.io/v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", false, "", "create")]
    [InlineData("authorization.k8s.io/v1", "subjectaccessreviews", "SubjectAccessReview", false, "", "create")]
    [InlineData("autoscaling/v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true, "hpa")]
    [InlineData("batch/v1", "cronjobs", "CronJob", true, "cj")]
    [InlineData("batch/v1", "jobs", "Job", true, "")]
    [InlineData("coordination.k8s.io/v1", "leases", "Lease", true, "")]
    [InlineData("discovery.k8s.io/v1", "endpointslices", "EndpointSlice", true, "")]
    [InlineData("events.k8s.io/v1", "events", "Event", true, "ev")]
    [InlineData("networking.k8s.io/v1", "ingressclasses", "IngressClass", false, "")]
    [InlineData("networking.k8s.io/v1", "ingresses", "Ingress", true, "ing")]
    [InlineData("networking.k8s.io/v1", "networkpolicies", "NetworkPolicy", true, "netpol")]
    [InlineData("policy/v1", "poddisruptionbudgets", "PodDisruptionBudget", true, "pdb")]
    [InlineData("rbac.authorization.k8s.io/v1", "clusterrolebindings", "ClusterRoleBinding", false, "")]
    [InlineData("rbac.authorization.k8s.io/v1", "clusterroles", "ClusterRole", false, "")]
    [InlineData("rbac.authorization.k8s.io/v1", "rolebindings", "RoleBinding", true, "")]
    [InlineData("rbac.authorization.k8s.io/v1", "roles", "Role", true, "")]
    [InlineData("scheduling.k8s.io/v1", "priorityclasses", "PriorityClass", false, "pc")]
    [InlineData("storage.k8s.io/v1", "storageclasses", "StorageClass", false, "sc")]
    public Task Operators_meet_these(string version, string plural, string kind, bool namespaced, string shortNames, string verbs = All) =>
        IsServedAsync(version, plural, kind, namespaced, shortNames, verbs);

    [Fact, Checklist(61)]
    public async Task Of_admission_policies_those_that_validate_alone_have_a_status()
    {
        var names = (await Api.GetAsync("/apis/admissionregistration.k8s.io/v1").Returns(200)).At("resources")!.AsArray().Select(resource => resource.Text("name")).ToList();

        Assert.Contains("validatingadmissionpolicies/status", names);
        Assert.DoesNotContain("mutatingadmissionpolicies/status", names);
    }

    [Theory, Checklist(61)]
    [InlineData("v1", "podtemplates", "PodTemplate", true, "")]
    [InlineData("v1", "replicationcontrollers", "ReplicationController", true, "rc")]
    [InlineData("authorization.k8s.io/v1", "selfsubjectrulesreviews", "SelfSubjectRulesReview", false, "", "create")]
    [InlineData("autoscaling/v1", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true, "hpa")]
    [InlineData("certificates.k8s.io/v1", "certificatesigningrequests", "CertificateSigningRequest", false, "csr")]
    [InlineData("flowcontrol.apiserver.k8s.io/v1", "flowschemas", "FlowSchema", false, "")]
    [InlineData("flowcontrol.apiserver.k8s.io/v1", "prioritylevelconfigurations", "PriorityLevelConfiguration", false, "")]
    [InlineData("networking.k8s.io/v1", "ipaddresses", "IPAddress", false, "ip")]
    [InlineData("networking.k8s.io/v1", "servicecidrs", "ServiceCIDR", false, "")]
    [InlineData("node.k8s.io/v1", "runtimeclasses", "RuntimeClass", false, "")]
    [InlineData("resource.k8s.io/v1", "deviceclasses", "DeviceClass", false, "")]
    [InlineData("resource.k8s.io/v1", "resourceclaims", "ResourceClaim", true, "")]
    [InlineData("resource.k8s.io/v1", "resourceclaimtemplates", "ResourceClaimTemplate", true, "")]
    [InlineData("resource.k8s.io/v1", "resourceslices", "ResourceSlice", false, "")]
    [InlineData("storage.k8s.io/v1", "csidrivers", "CSIDriver", false, "")]
    [InlineData("storage.k8s.io/v1", "csinodes", "CSINode", false, "")]
    [InlineData("storage.k8s.io/v1", "csistoragecapacities", "CSIStorageCapacity", true, "")]
    [InlineData("storage.k8s.io/v1", "volumeattachments", "VolumeAttachment", false, "")]
    [InlineData("storage.k8s.io/v1", "volumeattributesclasses", "VolumeAttributesClass", false, "vac")]
    public Task Few_operators_meet_these(string version, string plural, string kind, bool namespaced, string shortNames, string verbs = All)
    {
        Server.LabDeviates("it serves those kinds alone that operators meet.");
        return IsServedAsync(version, plural, kind, namespaced, shortNames, verbs);
    }

    private async Task IsServedAsync(string version, string plural, string kind, bool namespaced, string shortNames, string verbs)
    {
        var list = await Api.GetAsync($"/{(version == "v1" ? "api" : "apis")}/{version}").Returns(200);

        var resource = list.At("resources")!.AsArray().Single(one => one.Text("name") == plural);
        Assert.Equal(kind, resource.Text("kind"));
        Assert.Equal(kind.ToLowerInvariant(), resource.Text("singularName"));
        Assert.Equal(namespaced, resource.At("namespaced")!.GetValue<bool>());
        Assert.Equal(shortNames, string.Join(',', resource.Texts("shortNames")));
        Assert.Equal(verbs.Split(','), resource.Texts("verbs").Order(StringComparer.Ordinal));
    }
}
