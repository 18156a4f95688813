namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>Services and the other kinds that operators create beside their workloads.</summary>
public sealed class ServicesAndPolicies(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Rbac = "rbac.authorization.k8s.io";

    private Resource Services => BuiltIn("", "v1", "Service", "services");

    [Fact, Checklist(39)]
    public async Task A_service_gets_an_address()
    {
        var created = await CreateAsync(Services, "one", """{"spec":{"ports":[{"port":80}],"selector":{"a":"b"}}}""");

        Assert.Matches(@"^\d+\.\d+\.\d+\.\d+$", created.Text("spec.clusterIP")!);
        created.Without("spec.clusterIP").Without("spec.clusterIPs").At("spec").ShouldBe("""
            {"ports":[{"port":80,"protocol":"TCP","targetPort":80}],"selector":{"a":"b"},"type":"ClusterIP","sessionAffinity":"None",
             "internalTrafficPolicy":"Cluster","ipFamilies":["IPv4"],"ipFamilyPolicy":"SingleStack"}
            """);
        Assert.Equal(created.Text("spec.clusterIP"), Assert.Single(created.Texts("spec.clusterIPs")));
        created.At("status").ShouldBe("""{"loadBalancer":{}}""");
    }

    [Fact, Checklist(16, 39)]
    public async Task A_service_keeps_its_address()
    {
        var created = await CreateAsync(Services, "one", """{"spec":{"ports":[{"port":80}]}}""");

        var replaced = await Api.PutAsync(Services.PathTo("one"), created.Without("spec.clusterIP").Without("spec.clusterIPs").With("spec.selector", """{"a":"b"}""")).Returns(200);
        await Api.MergePatchAsync(Services.PathTo("one"), """{"spec":{"clusterIP":"10.96.250.250","clusterIPs":["10.96.250.250"]}}""").Fails(422, "Invalid");

        Assert.Equal(created.Text("spec.clusterIP"), replaced.Text("spec.clusterIP"));
    }

    [Fact, Checklist(39)]
    public async Task A_headless_service_has_none()
    {
        var created = await CreateAsync(Services, "one", """{"spec":{"clusterIP":"None","selector":{"a":"b"}}}""");

        Assert.Equal("None", created.Text("spec.clusterIP"));
        Assert.Equal(["None"], created.Texts("spec.clusterIPs"));
    }

    [Fact, Checklist(39)]
    public async Task A_node_port_is_allocated()
    {
        Server.LabDeviates("it allocates no node ports.");

        var created = await CreateAsync(Services, "one", """{"spec":{"type":"NodePort","ports":[{"port":80}]}}""");

        Assert.InRange((int)created.Number("spec.ports.0.nodePort")!, 30_000, 32_767);
        Assert.Equal("Cluster", created.Text("spec.externalTrafficPolicy"));
    }

    [Fact, Checklist(40)]
    public async Task A_service_needs_ports()
    {
        var none = await Api.PostAsync(Services.Path, Services.New("one", """{"spec":{"selector":{"a":"b"}}}""")).Fails(422, "Invalid");

        none.HasCause("spec.ports", "FieldValueRequired", "Required value");
    }

    [Fact, Checklist(40)]
    public async Task Ports_have_names_and_numbers()
    {
        Server.LabDeviates("built-in kinds have only a few checks.");

        var refusal = await Api.PostAsync(Services.Path, Services.New("one", """{"spec":{"type":"Odd","ports":[{"port":80},{"port":70000}]}}""")).Fails(422, "Invalid");

        refusal.HasCause("spec.ports[0].name", "FieldValueRequired").HasCause("spec.ports[1].port", "FieldValueInvalid", "Invalid value: 70000: must be between 1 and 65535, inclusive")
            .HasCause("spec.type", "FieldValueNotSupported", "Unsupported value: \"Odd\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"");
    }

    [Fact, Checklist(16, 39)]
    public async Task A_binding_keeps_its_role()
    {
        var bindings = BuiltIn(Rbac, "v1", "RoleBinding", "rolebindings");
        var created = await CreateAsync(bindings, "one", """{"roleRef":{"kind":"Role","name":"r"},"subjects":[{"kind":"User","name":"u"},{"kind":"ServiceAccount","name":"s","namespace":"n"}]}""");

        var refusal = await Api.MergePatchAsync(bindings.PathTo("one"), """{"roleRef":{"name":"other"}}""").Fails(422, "Invalid");

        created.At("roleRef").ShouldBe("""{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"r"}""");
        created.At("subjects").ShouldBe("""[{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"u"},{"kind":"ServiceAccount","name":"s","namespace":"n"}]""");
        refusal.HasCause("roleRef", "FieldValueInvalid", "Invalid value: {\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"Role\",\"name\":\"other\"}: cannot change roleRef");
    }

    [Fact, Checklist(40)]
    public async Task Rules_of_roles_are_complete()
    {
        Server.LabDeviates("built-in kinds have only a few checks.");
        var roles = BuiltIn(Rbac, "v1", "Role", "roles");

        var refusal = await Api.PostAsync(roles.Path, roles.New("one", """{"rules":[{"verbs":[]},{"verbs":["get"],"nonResourceURLs":["/x"]}]}""")).Fails(422, "Invalid");

        refusal.HasCause("rules[0].verbs", "FieldValueRequired", "Required value: verbs must contain at least one value")
            .HasCause("rules[0].apiGroups", "FieldValueRequired", "Required value: resource rules must supply at least one api group")
            .HasCause("rules[0].resources", "FieldValueRequired", "Required value: resource rules must supply at least one resource")
            .HasCause("rules[1].nonResourceURLs", "FieldValueInvalid");
    }

    [Fact, Checklist(39)]
    public async Task Policies_have_their_defaults()
    {
        var network = await CreateAsync(BuiltIn("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies"), "one", """{"spec":{"podSelector":{},"egress":[{}]}}""");
        var scaler = await CreateAsync(
            BuiltIn("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers"), "one", """{"spec":{"maxReplicas":3,"scaleTargetRef":{"kind":"Deployment","name":"d"}}}""");
        var claim = await CreateAsync(
            BuiltIn("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims"), "one", """{"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}""");

        network.At("spec").ShouldBe("""{"podSelector":{},"egress":[{}],"policyTypes":["Ingress","Egress"]}""");
        Assert.Equal(1, scaler.Number("spec.minReplicas"));
        Assert.Equal(("Filesystem", "Pending"), (claim.Text("spec.volumeMode"), claim.Text("status.phase")));
    }

    [Fact, Checklist(16)]
    public async Task The_mode_of_a_volume_never_changes()
    {
        Server.LabDeviates("it validates volumes only in part.");
        Resource volumes = new("", "v1", "PersistentVolume", "persistentvolumes", null);
        var claims = BuiltIn("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims");
        DeleteAfterwards(volumes.PathTo(Namespace));
        await CreateAsync(volumes, Namespace, """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/a"}}}""");
        await CreateAsync(claims, "one", """{"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}""");

        var volume = await Api.MergePatchAsync(volumes.PathTo(Namespace), """{"spec":{"volumeMode":"Block"}}""").Fails(422, "Invalid");
        var claim = await Api.MergePatchAsync(claims.PathTo("one"), """{"spec":{"volumeMode":"Block"}}""").Fails(422, "Invalid");

        volume.HasCauses(1).HasCause("volumeMode", "FieldValueInvalid", "Invalid value: \"Block\": field is immutable");
        claim.HasCauses(2).HasCause("volumeMode", "FieldValueInvalid", "Invalid value: \"Block\": field is immutable").HasCause("spec", "FieldValueForbidden");
    }

    [Fact, Checklist(40)]
    public async Task Budgets_and_autoscalers_are_consistent()
    {
        Server.LabDeviates("built-in kinds have only a few checks.");
        var budgets = BuiltIn("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets");
        var scalers = BuiltIn("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");

        var budget = await Api.PostAsync(budgets.Path, budgets.New("one", """{"spec":{"minAvailable":1,"maxUnavailable":1}}""")).Fails(422, "Invalid");
        var scaler = await Api.PostAsync(scalers.Path, scalers.New("one", """{"spec":{"minReplicas":3,"maxReplicas":2,"scaleTargetRef":{"kind":"Deployment","name":"d"}}}""")).Fails(422, "Invalid");

        budget.Mentions("minAvailable and maxUnavailable cannot be both set");
        scaler.HasCause("spec.maxReplicas", "FieldValueInvalid", "Invalid value: 2: must be greater than or equal to `minReplicas`");
    }

    [Fact, Checklist(39, 40)]
    public async Task Webhook_configurations_have_defaults_and_rules()
    {
        var hooks = new Resource("admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations", null);
        var name = "w" + Group;
        DeleteAfterwards(hooks.PathTo(name));

        var refusal = await Api.PostAsync(hooks.Path, hooks.New(name, """{"webhooks":[{"name":"short","clientConfig":{}}]}""")).Fails(422, "Invalid");
        var created = await CreateAsync(hooks, name, """
            {"webhooks":[{"name":"a.b.c","sideEffects":"None","admissionReviewVersions":["v1"],"clientConfig":{"service":{"name":"s","namespace":"n"}},
              "namespaceSelector":{"matchLabels":{"none":"none"}},"rules":[{"apiGroups":["none.example"],"apiVersions":["v1"],"operations":["CREATE"],"resources":["x"]}]}]}
            """);

        refusal.HasCause("webhooks[0].name", "FieldValueInvalid").HasCause("webhooks[0].sideEffects", "FieldValueRequired", "Required value: must specify one of None, NoneOnDryRun")
            .HasCause("webhooks[0].admissionReviewVersions", "FieldValueRequired", "Required value: must specify one of v1, v1beta1")
            .HasCause("webhooks[0].clientConfig", "FieldValueRequired", "Required value: exactly one of url or service is required");
        created.Without("webhooks.0.namespaceSelector").At("webhooks.0").ShouldBe("""
            {"name":"a.b.c","sideEffects":"None","admissionReviewVersions":["v1"],"clientConfig":{"service":{"name":"s","namespace":"n","port":443}},
             "rules":[{"apiGroups":["none.example"],"apiVersions":["v1"],"operations":["CREATE"],"resources":["x"],"scope":"*"}],
             "failurePolicy":"Fail","matchPolicy":"Equivalent","objectSelector":{},"timeoutSeconds":10}
            """);
    }
}
