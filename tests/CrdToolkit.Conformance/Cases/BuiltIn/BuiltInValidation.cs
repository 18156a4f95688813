namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>What built-in kinds refuse, field by field, in the words of a kube-apiserver.</summary>
public sealed class BuiltInValidation(ServerUnderTest server) : RefusalCase(server)
{
    private const string Template = """{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"web","image":"web:1"}]}}""";

    [Theory, Checklist(40)]
    [InlineData("""{"containers":[{"name":"a","image":"a","env":[{"name":"A=B"}]}]}""", "containers[0].env[0].name", "FieldValueInvalid", "Invalid value: \"A=B\": a valid environment variable name must consist only of printable ASCII characters other than '='")]
    [InlineData("""{"containers":[{"name":"a","image":"a","env":[{"name":"A","value":"1","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}}]}]}""", "containers[0].env[0].valueFrom", "FieldValueInvalid", "Invalid value: \"\": may not be specified when `value` is not empty")]
    [InlineData("""{"containers":[{"name":"a","image":"a","ports":[{"name":"Web","containerPort":80}]}]}""", "containers[0].ports[0].name", "FieldValueInvalid", "Invalid value: \"Web\": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")]
    [InlineData("""{"containers":[{"name":"a","image":"a","ports":[{"name":"web","containerPort":80},{"name":"web","containerPort":81}]}]}""", "containers[0].ports[1].name", "FieldValueDuplicate", "Duplicate value: \"web\"")]
    [InlineData("""{"containers":[{"name":"a","image":"a","resources":{"requests":{"memory":"512Mi"},"limits":{"memory":"256Mi"}}}]}""", "containers[0].resources.requests", "FieldValueInvalid", "Invalid value: \"512Mi\": must be less than or equal to memory limit of 256Mi")]
    [InlineData("""{"containers":[{"name":"a","image":"a","resources":{"requests":{"cpu":"-1"}}}]}""", "containers[0].resources.requests[cpu]", "FieldValueInvalid", "Invalid value: \"-1\": must be greater than or equal to 0")]
    [InlineData("""{"containers":[{"name":"a","image":"a","resources":{"requests":{"disk":"1"}}}]}""", "containers[0].resources.requests[disk]", "FieldValueInvalid", "Invalid value: \"disk\": must be a standard resource for containers")]
    [InlineData("""{"containers":[{"name":"a","image":"a","livenessProbe":{}}]}""", "containers[0].livenessProbe", "FieldValueRequired", "Required value: must specify a handler type")]
    [InlineData("""{"containers":[{"name":"a","image":"a","livenessProbe":{"exec":{"command":["a"]},"successThreshold":2}}]}""", "containers[0].livenessProbe.successThreshold", "FieldValueInvalid", "Invalid value: 2: must be 1")]
    [InlineData("""{"containers":[{"name":"a","image":"a","readinessProbe":{"httpGet":{"port":0}}}]}""", "containers[0].readinessProbe.httpGet.port", "FieldValueInvalid", "Invalid value: 0: must be between 1 and 65535, inclusive")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"initContainers":[{"name":"a","image":"a"}]}""", "initContainers[0].name", "FieldValueDuplicate", "Duplicate value: \"a\"")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"initContainers":[{"name":"b","image":"a","livenessProbe":{"exec":{"command":["a"]}}}]}""", "initContainers[0].livenessProbe", "FieldValueForbidden", "Forbidden: may not be set for init containers without restartPolicy=Always")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"volumes":[{"name":"v"},{"name":"v"}]}""", "volumes[1].name", "FieldValueDuplicate", "Duplicate value: \"v\"")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"volumes":[{"name":"v","secret":{}}]}""", "volumes[0].secret.secretName", "FieldValueRequired", "Required value")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"volumes":[{"name":"v","configMap":{"name":"c","defaultMode":512}}]}""", "volumes[0].configMap.defaultMode", "FieldValueInvalid", "Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive")]
    [InlineData("""{"containers":[{"name":"a","image":"a","volumeMounts":[{"name":"v","mountPath":"/a"},{"name":"v","mountPath":"/a"}]}],"volumes":[{"name":"v"}]}""", "containers[0].volumeMounts[1].mountPath", "FieldValueInvalid", "Invalid value: \"/a\": must be unique")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"restartPolicy":"Sometimes"}""", "restartPolicy", "FieldValueNotSupported", "Unsupported value: \"Sometimes\": supported values: \"Always\", \"OnFailure\", \"Never\"")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"activeDeadlineSeconds":0}""", "activeDeadlineSeconds", "FieldValueInvalid", "Invalid value: 0: must be between 1 and 2147483647, inclusive")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"tolerations":[{"key":"a","operator":"Exists","value":"b"}]}""", "tolerations[0].operator", "FieldValueInvalid", "Invalid value: \"b\": value must be empty when `operator` is 'Exists'")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"nodeSelector":{"a b":"c"}}""", "nodeSelector", "FieldValueInvalid", "Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')")]
    [InlineData("""{"containers":[{"name":"a","image":"a","volumeMounts":[{"name":"v","mountPath":"a:b"}]}],"volumes":[{"name":"v"}]}""", "containers[0].volumeMounts[0].mountPath", "FieldValueInvalid", "Invalid value: \"a:b\": must not contain ':'")]
    [InlineData("""{"containers":[{"name":"a","image":"a","resources":{"requests":{"example.com/gpu":"1"}}}]}""", "containers[0].resources.limits", "FieldValueRequired", "Required value: Limit must be set for non overcommitable resources")]
    [InlineData("""{"containers":[{"name":"a","image":"a","resources":{"limits":{"example.com/gpu":"0.5"}}}]}""", "containers[0].resources.limits[example.com/gpu]", "FieldValueInvalid", "Invalid value: \"500m\": must be an integer")]
    [InlineData("""{"containers":[{"name":"a","image":"a","securityContext":{"runAsUser":-1}}]}""", "containers[0].securityContext.runAsUser", "FieldValueInvalid", "Invalid value: -1: must be between 0 and 2147483647, inclusive")]
    [InlineData("""{"containers":[{"name":"a","image":"a","securityContext":{"privileged":true,"allowPrivilegeEscalation":false}}]}""", "containers[0].securityContext", "FieldValueInvalid", "")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"securityContext":{"fsGroup":-1}}""", "securityContext.fsGroup", "FieldValueInvalid", "Invalid value: -1: must be between 0 and 2147483647, inclusive")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"imagePullSecrets":[{}]}""", "imagePullSecrets[0].name", "FieldValueRequired", "Required value")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"os":{"name":"mac"}}""", "os.name", "FieldValueNotSupported", "Unsupported value: \"mac\": supported values: \"linux\", \"windows\"")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"ephemeralContainers":[{"name":"e","image":"a"}]}""", "ephemeralContainers", "FieldValueForbidden", "Forbidden: cannot be set on create")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"topologySpreadConstraints":[{"maxSkew":1,"whenUnsatisfiable":"DoNotSchedule"}]}""", "topologySpreadConstraints[0].topologyKey", "FieldValueRequired", "Required value: can not be empty")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"topologySpreadConstraints":[{"maxSkew":1,"topologyKey":"z","whenUnsatisfiable":"ScheduleAnyway","minDomains":1}]}""", "topologySpreadConstraints[0].minDomains", "FieldValueInvalid", "Invalid value: 1: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"topologySpreadConstraints":[{"maxSkew":1,"topologyKey":"z","whenUnsatisfiable":"ScheduleAnyway"},{"maxSkew":1,"topologyKey":"z","whenUnsatisfiable":"ScheduleAnyway"}]}""", "topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}", "FieldValueDuplicate", "Duplicate value: \"{z, ScheduleAnyway}\"")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"affinity":{"podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"labelSelector":{}}]}}}""", "affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey", "FieldValueRequired", "Required value: can not be empty")]
    [InlineData("""{"containers":[{"name":"a","image":"a"}],"affinity":{"nodeAffinity":{"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":0,"preference":{"matchExpressions":[{"key":"a","operator":"Exists"}]}}]}}}""", "affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight", "FieldValueInvalid", "Invalid value: 0: must be in the range 1-100")]
    public Task Pods(string spec, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(BuiltIn("", "v1", "Pod", "pods"), $$"""{"spec":{{spec}}}""", $"spec.{field}", reason, message);
    }

    [Theory, Checklist(40)]
    [InlineData("""{"ports":[{"port":80,"targetPort":"toolongnameforaport"}]}""", "spec.ports[0].targetPort", "FieldValueInvalid", "Invalid value: \"toolongnameforaport\": must be no more than 15 characters")]
    [InlineData("""{"ports":[{"name":"a","port":80},{"name":"b","port":80}]}""", "spec.ports[1]", "FieldValueDuplicate", "")]
    [InlineData("""{"ports":[{"port":80,"nodePort":30080}]}""", "spec.ports[0].nodePort", "FieldValueForbidden", "Forbidden: may not be used when `type` is 'ClusterIP'")]
    [InlineData("""{"type":"NodePort","clusterIP":"None","ports":[{"port":80}]}""", "spec.clusterIPs[0]", "FieldValueInvalid", "Invalid value: \"None\": may not be set to 'None' for NodePort services")]
    [InlineData("""{"ports":[{"port":80}],"type":"Special"}""", "spec.type", "FieldValueNotSupported", "Unsupported value: \"Special\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"")]
    [InlineData("""{"ports":[{"port":80}],"externalIPs":["here"]}""", "spec.externalIPs[0]", "FieldValueInvalid", "Invalid value: \"here\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")]
    [InlineData("""{"ports":[{"port":80}],"sessionAffinity":"None","sessionAffinityConfig":{"clientIP":{"timeoutSeconds":1}}}""", "spec.sessionAffinityConfig", "FieldValueForbidden", "Forbidden: must not be set when session affinity is None")]
    public Task Services(string spec, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(BuiltIn("", "v1", "Service", "services"), $$"""{"spec":{{spec}}}""", field, reason, message);
    }

    [Theory, Checklist(40)]
    [InlineData("""{"strategy":{"type":"Recreate","rollingUpdate":{}}}""", "spec.strategy.rollingUpdate", "FieldValueForbidden", "Forbidden: may not be specified when strategy `type` is 'Recreate'")]
    [InlineData("""{"strategy":{"rollingUpdate":{"maxUnavailable":0,"maxSurge":0}}}""", "spec.strategy.rollingUpdate.maxUnavailable", "FieldValueInvalid", "Invalid value: 0: may not be 0 when `maxSurge` is 0")]
    [InlineData("""{"strategy":{"rollingUpdate":{"maxSurge":"half"}}}""", "spec.strategy.rollingUpdate.maxSurge", "FieldValueInvalid", "Invalid value: \"half\": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')")]
    [InlineData("""{"replicas":-1}""", "spec.replicas", "FieldValueInvalid", "Invalid value: -1: must be greater than or equal to 0")]
    [InlineData("""{"minReadySeconds":10,"progressDeadlineSeconds":10}""", "spec.progressDeadlineSeconds", "FieldValueInvalid", "Invalid value: 10: must be greater than minReadySeconds")]
    [InlineData("""{"selector":{"matchExpressions":[{"key":"app","operator":"In"}]}}""", "spec.selector.matchExpressions[0].values", "FieldValueRequired", "Required value: must be specified when `operator` is 'In' or 'NotIn'")]
    public Task Deployments(string members, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        var spec = JsonNode.Parse($$$"""{"selector":{"matchLabels":{"app":"x"}},"template":{{{Template}}}}""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
        {
            spec[name] = value?.DeepClone();
        }
        return IsRefusedAsync(
            BuiltIn("apps", "v1", "Deployment", "deployments"), new JsonObject { ["spec"] = spec }.ToJsonString(), field, reason, message);
    }

    [Theory, Checklist(40)]
    [InlineData("60 * * * *", "Invalid value: \"60 * * * *\": end of range (60) above maximum (59): 60")]
    [InlineData("a * * * *", "Invalid value: \"a * * * *\": failed to parse int from a: strconv.Atoi: parsing \"a\": invalid syntax")]
    [InlineData("@often", "Invalid value: \"@often\": unrecognized descriptor: @often")]
    [InlineData("5-3 * * * *", "Invalid value: \"5-3 * * * *\": beginning of range (5) beyond end of range (3): 5-3")]
    public Task Schedules(string schedule, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(
        BuiltIn("batch", "v1", "CronJob", "cronjobs"),
        """{"spec":{"schedule":"SCHEDULE","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"a","image":"a:1"}]}}}}}}"""
            .Replace("SCHEDULE", schedule, StringComparison.Ordinal),
        "spec.schedule", "FieldValueInvalid", message);
    }

    [Theory, Checklist(40)]
    [InlineData("""{"rules":[{"http":{"paths":[{"path":"/","backend":{"service":{"name":"a","port":{"number":80}}}}]}}]}""", "spec.rules[0].http.paths[0].pathType", "FieldValueRequired", "Required value: pathType must be specified")]
    [InlineData("""{"rules":[{"http":{"paths":[{"path":"a","pathType":"Prefix","backend":{"service":{"name":"a","port":{"number":80}}}}]}}]}""", "spec.rules[0].http.paths[0].path", "FieldValueInvalid", "Invalid value: \"a\": must be an absolute path")]
    [InlineData("""{"rules":[{"http":{"paths":[{"path":"/","pathType":"Prefix","backend":{"service":{"name":"a"}}}]}}]}""", "spec.rules[0].http.paths[0].backend", "FieldValueRequired", "Required value: port name or number is required")]
    [InlineData("""{"rules":[{"host":"1.2.3.4"}]}""", "spec.rules[0].host", "FieldValueInvalid", "Invalid value: \"1.2.3.4\": must be a DNS name, not an IP address")]
    [InlineData("{}", "spec", "FieldValueInvalid", "Invalid value: null: either `defaultBackend` or `rules` must be specified")]
    public Task Ingresses(string spec, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(BuiltIn("networking.k8s.io", "v1", "Ingress", "ingresses"), $$"""{"spec":{{spec}}}""", field, reason, message);
    }

    [Theory, Checklist(40)]
    [InlineData("""{"podSelector":{},"ingress":[{"from":[{}]}]}""", "spec.ingress[0].from[0]", "FieldValueRequired", "Required value: must specify a peer")]
    [InlineData("""{"podSelector":{},"ingress":[{"from":[{"podSelector":{},"ipBlock":{"cidr":"10.0.0.0/8"}}]}]}""", "spec.ingress[0].from[0]", "FieldValueForbidden", "Forbidden: may not specify both ipBlock and another peer")]
    [InlineData("""{"podSelector":{},"ingress":[{"ports":[{"port":70000}]}]}""", "spec.ingress[0].ports[0].port", "FieldValueInvalid", "Invalid value: 70000: must be between 1 and 65535, inclusive")]
    public Task NetworkPolicies(string spec, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(BuiltIn("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies"), $$"""{"spec":{{spec}}}""", field, reason, message);
    }

    [Theory, Checklist(40)]
    [InlineData("kubernetes.io/tls", """{"tls.crt":"AAAA"}""", "data[tls.key]", "Required value")]
    [InlineData("kubernetes.io/dockerconfigjson", "{}", "data[.dockerconfigjson]", "Required value")]
    [InlineData("kubernetes.io/service-account-token", "{}", "metadata.annotations[kubernetes.io/service-account.name]", "Required value")]
    public Task Secrets(string type, string data, string field, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(
        BuiltIn("", "v1", "Secret", "secrets"), $$"""{"type":"{{type}}","data":{{data}}}""", field, "FieldValueRequired", message);
    }

    [Theory, Checklist(40)]
    [InlineData("""{"accessModes":["Often"],"resources":{"requests":{"storage":"1Gi"}}}""", "spec.accessModes", "FieldValueNotSupported", "Unsupported value: \"Often\": supported values: \"ReadOnlyMany\", \"ReadWriteMany\", \"ReadWriteOnce\", \"ReadWriteOncePod\"")]
    [InlineData("""{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"0"}}}""", "spec.resources[storage]", "FieldValueInvalid", "Invalid value: \"0\": must be greater than zero")]
    public Task Claims(string spec, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(BuiltIn("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims"), $$"""{"spec":{{spec}}}""", field, reason, message);
    }

    [Theory, Checklist(40)]
    [InlineData("""{"minAvailable":1,"maxUnavailable":1}""", "spec", "")]
    [InlineData("""{"minAvailable":"150%"}""", "spec.minAvailable", "Invalid value: \"150%\": must not be greater than 100%")]
    public Task DisruptionBudgets(string spec, string field, string message)
    {
        Server.LabDeviates(FewChecks);
        return IsRefusedAsync(
        BuiltIn("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets"), $$"""{"spec":{{spec}}}""", field, "FieldValueInvalid", message);
    }

    [Fact, Checklist(40)]
    public async Task A_config_map_holds_a_mebibyte()
    {
        Server.LabDeviates(FewChecks);

        var status = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a", $$$"""{"data":{"a":"{{{new string('x', (1024 * 1024) + 1)}}}"}}""")).Fails(422, "Invalid");

        status.HasCause("", "FieldValueTooLong", "Too long: may not be more than 1048576 bytes");
    }

    [Fact, Checklist(40)]
    public async Task A_service_changes_its_type_and_drops_what_belonged_to_the_former_one()
    {
        Server.LabDeviates(FewChecks);
        var services = BuiltIn("", "v1", "Service", "services");
        await CreateAsync(services, "one", """{"spec":{"type":"LoadBalancer","ports":[{"port":80}]}}""");

        var changed = await Api.MergePatchAsync(services.PathTo("one"), """{"spec":{"type":"ClusterIP"}}""").Returns(200);

        Assert.Null(changed.At("spec.ports.0.nodePort"));
        Assert.Null(changed.At("spec.externalTrafficPolicy"));
        Assert.Null(changed.At("spec.allocateLoadBalancerNodePorts"));
    }
}
