namespace CrdToolkit.Conformance.Cases.Applying;

/// <summary>Server-side apply of built-in kinds, whose lists are merged as their types say.</summary>
public sealed class AppliedBuiltIns(ServerUnderTest server) : ApplyCase(server)
{
    private Resource Deployments => BuiltIn("apps", "v1", "Deployment", "deployments");

    [Fact, Checklist(45, 47)]
    public async Task Config_maps_are_merged_by_key()
    {
        await ApplyAsync(ConfigMaps, "alpha", """{"data":{"a":"1","b":"2"}}""").Returns(201);
        var both = await ApplyAsync(ConfigMaps, "beta", """{"metadata":{"labels":{"l":"v"}},"data":{"c":"3"}}""").Returns(200);

        var dropped = await ApplyAsync(ConfigMaps, "alpha", """{"data":{"a":"1"}}""").Returns(200);

        Manages(both, "beta", """{"f:data":{"f:c":{}},"f:metadata":{"f:labels":{"f:l":{}}}}""");
        dropped.At("data").ShouldBe("""{"a":"1","c":"3"}""");
    }

    [Fact, Checklist(45)]
    public async Task A_creator_of_a_config_map_manages_its_keys()
    {
        var created = await CreateAsync(ConfigMaps, "one", """{"metadata":{"labels":{"l":"v"}},"data":{"a":"1"}}""");

        Manages(created, "conformance", """{"f:data":{".":{},"f:a":{}},"f:metadata":{"f:labels":{".":{},"f:l":{}}}}""");
    }

    [Fact, Checklist(46, 47)]
    public async Task Containers_are_merged_by_name()
    {
        await ApplyAsync(Deployments, "alpha", Deployment("""{"name":"web","image":"web:1","ports":[{"containerPort":80}]}""")).Returns(201);

        var both = await ApplyAsync(
            Deployments, "beta", """{"spec":{"template":{"spec":{"containers":[{"name":"web","env":[{"name":"A","value":"1"}]}]}}}}""").Returns(200);
        var refusal = await ApplyAsync(
            Deployments, "beta", """{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"web:2"}]}}}}""").Fails(409, "Conflict");

        Assert.Equal(("web:1", "1"), (both.Text("spec.template.spec.containers.0.image"), both.Text("spec.template.spec.containers.0.env.0.value")));
        Manages(both, "beta", """{"f:spec":{"f:template":{"f:spec":{"f:containers":{"k:{\"name\":\"web\"}":{".":{},"f:env":{"k:{\"name\":\"A\"}":{".":{},"f:name":{},"f:value":{}}},"f:name":{}}}}}}}""");
        refusal.Says("Apply failed with 1 conflict: conflict with \"alpha\": .spec.template.spec.containers[name=\"web\"].image");
    }

    [Fact, Checklist(45)]
    public async Task The_fields_of_a_created_deployment_include_its_defaults()
    {
        var created = await CreateAsync(Deployments, "one", Deployment("""{"name":"web","image":"web:1"}"""));

        Manages(created, "conformance", """
            {"f:spec":{"f:progressDeadlineSeconds":{},"f:replicas":{},"f:revisionHistoryLimit":{},"f:selector":{},
              "f:strategy":{"f:rollingUpdate":{".":{},"f:maxSurge":{},"f:maxUnavailable":{}},"f:type":{}},
              "f:template":{"f:metadata":{"f:labels":{".":{},"f:app":{}}},
                "f:spec":{"f:containers":{"k:{\"name\":\"web\"}":{".":{},"f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:resources":{},
                  "f:terminationMessagePath":{},"f:terminationMessagePolicy":{}}},
                "f:dnsPolicy":{},"f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},"f:terminationGracePeriodSeconds":{}}}}}
            """);
    }

    [Fact, Checklist(46)]
    public async Task Replicas_that_a_scaler_changed_are_a_conflict()
    {
        Server.LabDeviates("the scale subresource of built-in kinds does not keep managed fields.");
        var configuration = Deployment("""{"name":"web","image":"web:1"}""").Replace("{\"spec\":{\"sel", "{\"spec\":{\"replicas\":1,\"sel", StringComparison.Ordinal);
        await ApplyAsync(Deployments, "alpha", configuration).Returns(201);
        await Api.MergePatchAsync(Deployments.PathTo("one", "scale") + "?fieldManager=scaler", """{"spec":{"replicas":5}}""").Returns(200);

        var refusal = await ApplyAsync(Deployments, "alpha", configuration).Fails(409, "Conflict");

        refusal.Mentions("conflict with \"scaler\" with subresource \"scale\" using apps/v1").HasCause(".spec.replicas", "FieldManagerConflict");
    }

    [Fact, Checklist(26, 46)]
    public async Task Replicas_are_applied_through_the_scale_subresource()
    {
        Server.LabDeviates("the scale subresource of built-in kinds does not keep managed fields.");
        var configuration = Deployment("""{"name":"web","image":"web:1"}""").Replace("{\"spec\":{\"sel", "{\"spec\":{\"replicas\":1,\"sel", StringComparison.Ordinal);
        await ApplyAsync(Deployments, "alpha", configuration).Returns(201);
        var scale = JsonNode.Parse("""{"apiVersion":"autoscaling/v1","kind":"Scale","metadata":{"name":"one"},"spec":{"replicas":3}}""")!;

        var refusal = await Api.ApplyAsync(Deployments.PathTo("one", "scale") + "?fieldManager=beta", scale).Fails(409, "Conflict");
        var forced = await Api.ApplyAsync(Deployments.PathTo("one", "scale") + "?fieldManager=beta&force=true", scale).Returns(200);
        var scaled = await ReadAsync(Deployments, "one");

        refusal.Says("Apply failed with 1 conflict: conflict with \"alpha\": .spec.replicas");
        Assert.Equal(3, forced.Number("spec.replicas"));
        Assert.Equal(["alpha Apply", "beta Apply scale"], [.. Managers(scaled).Order(StringComparer.Ordinal)]);
    }

    [Fact, Checklist(45)]
    public async Task Unknown_fields_of_built_in_kinds_are_refused()
    {
        var refusal = await ApplyAsync(ConfigMaps, "alpha", """{"spec":{}}""").Fails(500, null);

        refusal.Says("failed to create typed patch object (/one; /v1, Kind=ConfigMap): .spec: field not declared in schema");
    }

    private static string Deployment(string container) =>
        """{"spec":{"selector":{"matchLabels":{"app":"x"}},"template":{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[CONTAINER]}}}}"""
            .Replace("CONTAINER", container, StringComparison.Ordinal);

    [Theory, Checklist(6)]
    [InlineData("", "Service", "services", """{"spec":{"ports":[{"port":1.5}]}}""", "cannot convert float64 to int32")]
    [InlineData("", "Secret", "secrets", """{"data":{"a":"?"}}""", "error decoding from json: illegal base64 data at input byte 0")]
    [InlineData("coordination.k8s.io", "Lease", "leases", """{"spec":{"renewTime":"x"}}""", "parsing time \"x\" as \"2006-01-02T15:04:05.000000Z07:00\": cannot parse \"x\" as \"2006\"")]
    public async Task What_does_not_fit_the_kind_is_told_as_of_a_tree(string group, string kind, string plural, string members, string problem)
    {
        var resource = BuiltIn(group, "v1", kind, plural);

        var refusal = await Api.ApplyAsync(resource.PathTo("one") + "?fieldManager=one", resource.New("one", members));

        Assert.Equal(500, refusal.Code);
        Assert.Equal(
            $"failed to convert new object (/one; {group}/v1, Kind={kind}) to proper version: unable to convert unstructured object to {group}/v1, Kind={kind}: {problem}",
            refusal.Body.Text("message"));
    }
}
