namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>What autoscalers, events, roles, classes and endpoints refuse, and what an autoscaler that says only a part is completed with.</summary>
public sealed class PolicyValidation(ServerUnderTest server) : RefusalCase(server)
{
    private const string Rbac = "rbac.authorization.k8s.io";

    private Resource Autoscalers => BuiltIn("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");

    [Fact, Checklist(39)]
    public async Task Who_says_how_to_scale_down_leaves_the_rest_as_usual()
    {
        Server.LabDeviates("it completes no behavior of autoscalers.");

        var created = await CreateAsync(Autoscalers, "one", """
            {"spec":{"maxReplicas":3,"scaleTargetRef":{"kind":"Deployment","name":"d"},"behavior":{"scaleDown":{"stabilizationWindowSeconds":60}}}}
            """);

        created.At("spec.behavior").ShouldBe("""
            {"scaleUp":{"stabilizationWindowSeconds":0,"selectPolicy":"Max",
               "policies":[{"type":"Pods","value":4,"periodSeconds":15},{"type":"Percent","value":100,"periodSeconds":15}]},
             "scaleDown":{"stabilizationWindowSeconds":60,"selectPolicy":"Max","policies":[{"type":"Percent","value":100,"periodSeconds":15}]}}
            """);
    }

    [Theory, Checklist(40)]
    [InlineData("""{"maxReplicas":0}""", "spec.maxReplicas", "FieldValueInvalid", "Invalid value: 0: must be greater than or equal to `minReplicas`")]
    [InlineData("""{"scaleTargetRef":{"kind":"a/b","name":"d"}}""", "spec.scaleTargetRef.kind", "FieldValueInvalid", "Invalid value: \"a/b\": may not contain '/'")]
    [InlineData("""{"metrics":[{"type":"Odd"}]}""", "spec.metrics[0].type", "FieldValueNotSupported", "")]
    [InlineData("""{"metrics":[{"type":"Resource"}]}""", "spec.metrics[0].resource", "FieldValueRequired", "Required value: must populate information for the given metric source")]
    [InlineData("""{"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization"}}}]}""", "spec.metrics[0].resource.target.averageUtilization", "FieldValueRequired", "Required value: must set either a target raw value or a target utilization")]
    [InlineData("""{"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":0}}}]}""", "spec.metrics[0].resource.target.averageUtilization", "FieldValueInvalid", "Invalid value: 0: must be greater than 0")]
    [InlineData("""{"metrics":[{"type":"Pods","pods":{"metric":{"name":"m"},"target":{"type":"Value","value":"1"}}}]}""", "spec.metrics[0].pods.target.averageValue", "FieldValueRequired", "Required value: must specify a positive target averageValue")]
    [InlineData("""{"behavior":{"scaleDown":{"stabilizationWindowSeconds":3601}}}""", "spec.behavior.scaleDown.stabilizationWindowSeconds", "FieldValueInvalid", "Invalid value: 3601: must be less than or equal to 3600")]
    [InlineData("""{"behavior":{"scaleUp":{"policies":[{"type":"Pods","value":0,"periodSeconds":15}]}}}""", "spec.behavior.scaleUp.policies[0].value", "FieldValueInvalid", "Invalid value: 0: must be greater than zero")]
    public Task Autoscaler(string members, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        var spec = JsonNode.Parse("""{"maxReplicas":3,"scaleTargetRef":{"kind":"Deployment","name":"d"}}""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
        {
            spec[name] = value?.DeepClone();
        }
        return IsRefusedAsync(Autoscalers, new JsonObject { ["spec"] = spec }.ToJsonString(), field, reason, message);
    }

    [Fact, Checklist(40)]
    public async Task An_event_is_where_it_is_about()
    {
        Server.LabDeviates(FewChecks);
        var events = BuiltIn("", "v1", "Event", "events");

        await IsRefusedInOrderAsync(events, """{"involvedObject":{"kind":"Node","name":"n"},"reason":"R"}""", "involvedObject.namespace");
        await IsRefusedInOrderAsync(
            events, $$"""{"involvedObject":{"namespace":"{{Namespace}}"},"eventTime":"2026-01-01T00:00:00.000000Z","reportingComponent":"c"}""",
            "reportingInstance", "action", "reason");
        await IsRefusedInOrderAsync(
            BuiltIn("events.k8s.io", "v1", "Event", "events"), $$"""{"regarding":{"namespace":"{{Namespace}}"},"type":"Normal"}""", "eventTime");
    }

    [Theory, Checklist(40)]
    [InlineData("ClusterRole", "clusterroles", """{"rules":[{"verbs":["get"],"nonResourceURLs":["/x"],"resources":["pods"]}]}""", "rules[0].nonResourceURLs", "FieldValueInvalid", "Invalid value: [\"/x\"]: rules cannot apply to both regular resources and non-resource URLs")]
    [InlineData("ClusterRole", "clusterroles", """{"aggregationRule":{}}""", "aggregationRule.clusterRoleSelectors", "FieldValueRequired", "Required value: at least one clusterRoleSelector required if aggregationRule is non-nil")]
    [InlineData("ClusterRoleBinding", "clusterrolebindings", """{"roleRef":{"apiGroup":"x","kind":"ClusterRole","name":"a"}}""", "roleRef.apiGroup", "FieldValueNotSupported", "Unsupported value: \"x\": supported values: \"rbac.authorization.k8s.io\"")]
    [InlineData("ClusterRoleBinding", "clusterrolebindings", """{"roleRef":{"kind":"ClusterRole","name":"a/b"}}""", "roleRef.name", "FieldValueInvalid", "Invalid value: \"a/b\": may not contain '/'")]
    [InlineData("ClusterRoleBinding", "clusterrolebindings", """{"roleRef":{"kind":"ClusterRole","name":"a"},"subjects":[{"kind":"Odd","name":"u"}]}""", "subjects[0].kind", "FieldValueNotSupported", "Unsupported value: \"Odd\": supported values: \"ServiceAccount\", \"User\", \"Group\"")]
    [InlineData("ClusterRoleBinding", "clusterrolebindings", """{"roleRef":{"kind":"ClusterRole","name":"a"},"subjects":[{"kind":"User","name":"u","apiGroup":"x"}]}""", "subjects[0].apiGroup", "FieldValueNotSupported", "Unsupported value: \"x\": supported values: \"rbac.authorization.k8s.io\"")]
    public Task Roles(string kind, string plural, string members, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(new(Rbac, "v1", kind, plural, null), members, field, reason, message);
    }

    [Theory, Checklist(40)]
    [InlineData("networking.k8s.io", "IngressClass", "ingressclasses", """{"spec":{}}""", "spec.controller", "FieldValueRequired", "Required value")]
    [InlineData("networking.k8s.io", "IngressClass", "ingressclasses", """{"spec":{"controller":"a.example/b","parameters":{"kind":"K","name":"n","scope":"Namespace"}}}""", "spec.parameters.namespace", "FieldValueRequired", "Required value: `parameters.scope` is set to 'Namespace'")]
    [InlineData("storage.k8s.io", "StorageClass", "storageclasses", """{"provisioner":"a","reclaimPolicy":"Odd"}""", "reclaimPolicy", "FieldValueNotSupported", "Unsupported value: \"Odd\": supported values: \"Delete\", \"Retain\"")]
    [InlineData("storage.k8s.io", "StorageClass", "storageclasses", """{"provisioner":"a b"}""", "provisioner", "FieldValueInvalid", "")]
    [InlineData("scheduling.k8s.io", "PriorityClass", "priorityclasses", """{"value":1,"preemptionPolicy":"Odd"}""", "preemptionPolicy", "FieldValueNotSupported", "")]
    public Task Classes(string group, string kind, string plural, string members, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(new(group, "v1", kind, plural, null), members, field, reason, message);
    }

    [Theory, Checklist(40)]
    [InlineData("", "Endpoints", "endpoints", """{"subsets":[{}]}""", "subsets[0]", "FieldValueRequired", "Required value: must specify `addresses` or `notReadyAddresses`")]
    [InlineData("", "Endpoints", "endpoints", """{"subsets":[{"addresses":[{"ip":"127.0.0.1"}]}]}""", "subsets[0].addresses[0].ip", "FieldValueInvalid", "Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, ::1/128)")]
    [InlineData("discovery.k8s.io", "EndpointSlice", "endpointslices", """{"addressType":"IPv4","endpoints":[{"addresses":["2001:db8::1"]}]}""", "endpoints[0].addresses[0]", "FieldValueInvalid", "Invalid value: \"2001:db8::1\": must be a valid IPv4 address")]
    public Task EndpointAddresses(string group, string kind, string plural, string members, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(BuiltIn(group, "v1", kind, plural), members, field, reason, message);
    }
}
