namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>LimitRanger: defaults and limits of what pods and claims of a namespace use.</summary>
public sealed class LimitRanges(ServerUnderTest server) : PluginCase(server)
{
    private Resource Ranges => BuiltIn("", "v1", "LimitRange", "limitranges");

    [Fact, Checklist(65)]
    public async Task Containers_get_the_defaults_of_their_namespace_and_the_pod_says_so()
    {
        Server.LabDeviates(NoPlugins);
        await LimitAsync("""{"type":"Container","default":{"cpu":"1","memory":"1Gi"},"defaultRequest":{"cpu":"100m","memory":"1Gi"}}""");

        var pod = await CreatePodAsync(
            "one", """{"initContainers":[{"name":"first","image":"example.com/first:1"}]}""", """{"resources":{"limits":{"cpu":"500m"}}}""");

        pod.At("spec.containers.0.resources").ShouldBe("""{"limits":{"cpu":"500m","memory":"1Gi"},"requests":{"cpu":"500m","memory":"1Gi"}}""");
        pod.At("spec.initContainers.0.resources").ShouldBe("""{"limits":{"cpu":"1","memory":"1Gi"},"requests":{"cpu":"100m","memory":"1Gi"}}""");
        Assert.Equal(
            "LimitRanger plugin set: memory request for container main; memory limit for container main; "
                + "cpu, memory request for init container first; cpu, memory limit for init container first",
            pod.Text("metadata.annotations", "kubernetes.io/limit-ranger"));
        Assert.Equal("Burstable", pod.Text("status.qosClass"));
    }

    [Fact, Checklist(65)]
    public async Task What_a_pod_says_itself_is_no_default()
    {
        Server.LabDeviates(NoPlugins);
        await LimitAsync("""{"type":"Container","default":{"cpu":"1"}}""");

        var pod = await CreatePodAsync("one", container: """{"resources":{"limits":{"cpu":"2"}}}""");

        Assert.Equal("2", pod.Text("spec.containers.0.resources.limits.cpu"));
        Assert.Null(pod.At("metadata.annotations"));
    }

    [Theory, Checklist(65)]
    [InlineData("""{"type":"Container","min":{"cpu":"100m"}}""", """{"requests":{"cpu":"50m"}}""", "minimum cpu usage per Container is 100m, but request is 50m")]
    [InlineData("""{"type":"Container","min":{"cpu":"100m"}}""", """{"limits":{"cpu":"50m"}}""", "minimum cpu usage per Container is 100m, but request is 50m")]
    [InlineData("""{"type":"Container","max":{"memory":"1Gi"}}""", """{"limits":{"memory":"2Gi"}}""", "maximum memory usage per Container is 1Gi, but limit is 2Gi")]
    [InlineData("""{"type":"Pod","min":{"cpu":"1"}}""", "{}", "minimum cpu usage per Pod is 1.  No request is specified")]
    [InlineData("""{"type":"Pod","max":{"cpu":"1"}}""", """{"requests":{"cpu":"500m"}}""", "maximum cpu usage per Pod is 1.  No limit is specified")]
    [InlineData("""{"type":"Pod","max":{"cpu":"1"}}""", """{"limits":{"cpu":"1500m"}}""", "maximum cpu usage per Pod is 1, but limit is 1500m")]
    [InlineData("""{"type":"Container","maxLimitRequestRatio":{"cpu":"2"}}""", """{"requests":{"cpu":"1"},"limits":{"cpu":"3"}}""", "cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000")]
    [InlineData("""{"type":"Container","maxLimitRequestRatio":{"cpu":"2"}}""", "{}", "cpu max limit to request ratio per Container is 2, but no request is specified or request is 0")]
    [InlineData("""{"type":"Container","maxLimitRequestRatio":{"cpu":"2"}}""", """{"requests":{"cpu":"1"}}""", "cpu max limit to request ratio per Container is 2, but no limit is specified or limit is 0")]
    public async Task A_pod_beyond_the_limits_is_refused(string limit, string resources, string problem)
    {
        Server.LabDeviates(NoPlugins);
        await LimitAsync(limit);

        (await Api.PostAsync(Pods.Path, Pod("one", container: $$"""{"resources":{{resources}}}""")).Fails(403, "Forbidden"))
            .Says($"pods \"one\" is forbidden: {problem}");
    }

    [Fact, Checklist(65)]
    public async Task The_containers_of_a_pod_count_together_and_its_init_containers_one_by_one()
    {
        Server.LabDeviates(NoPlugins);
        await LimitAsync("""{"type":"Pod","max":{"cpu":"2"}}""");
        static string Container(string name, string cpu, string more = "") =>
            $$$"""{"name":"{{{name}}}","image":"example.com/a:1","resources":{"limits":{"cpu":"{{{cpu}}}"}}{{{more}}}}""";

        await CreatePodAsync("fits", $$"""{"containers":[{{Container("a", "1")}},{{Container("b", "1")}}],"initContainers":[{{Container("c", "2")}},{{Container("d", "2")}}]}""");
        (await Api.PostAsync(Pods.Path, Pod("containers", $$"""{"containers":[{{Container("a", "1")}},{{Container("b", "1500m")}}]}""")).Fails(403, "Forbidden"))
            .Says("pods \"containers\" is forbidden: maximum cpu usage per Pod is 2, but limit is 2500m");
        (await Api.PostAsync(Pods.Path, Pod("sidecar", $$"""{"containers":[{{Container("a", "1")}}],"initContainers":[{{Container("c", "1500m", ",\"restartPolicy\":\"Always\"")}}]}"""))
            .Fails(403, "Forbidden"))
            .Says("pods \"sidecar\" is forbidden: maximum cpu usage per Pod is 2, but limit is 2500m");
    }

    [Fact, Checklist(65)]
    public async Task Several_problems_are_told_at_once()
    {
        Server.LabDeviates(NoPlugins);
        await LimitAsync("""{"type":"Container","max":{"cpu":"1"}},{"type":"Pod","max":{"cpu":"1"}}""");

        (await Api.PostAsync(Pods.Path, Pod("one", container: """{"resources":{"limits":{"cpu":"2"}}}""")).Fails(403, "Forbidden"))
            .Says("pods \"one\" is forbidden: [maximum cpu usage per Container is 1, but limit is 2, maximum cpu usage per Pod is 1, but limit is 2]");
    }

    [Fact, Checklist(65)]
    public async Task A_claim_keeps_to_the_limits_when_it_is_made_and_when_it_grows()
    {
        Server.LabDeviates(NoPlugins);
        await LimitAsync("""{"type":"PersistentVolumeClaim","min":{"storage":"1Gi"},"max":{"storage":"10Gi"}}""");
        static string Claim(string size) => $$$"""
            {"spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"none","resources":{"requests":{"storage":"{{{size}}}"} } } }
            """;

        (await Api.PostAsync(Claims.Path, Claims.New("small", Claim("500Mi"))).Fails(403, "Forbidden"))
            .Says("persistentvolumeclaims \"small\" is forbidden: minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 500Mi");
        (await Api.PostAsync(Claims.Path, Claims.New("large", Claim("20Gi"))).Fails(403, "Forbidden"))
            .Says("persistentvolumeclaims \"large\" is forbidden: maximum storage usage per PersistentVolumeClaim is 10Gi, but request is 20Gi");
        await CreateAsync(Claims, "fits", Claim("5Gi"));
        await Api.MergePatchAsync(Claims.PathTo("fits", "status"), """{"status":{"phase":"Bound"}}""").Returns(200);
        (await Api.MergePatchAsync(Claims.PathTo("fits"), """{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}""").Fails(403, "Forbidden"))
            .Says("persistentvolumeclaims \"fits\" is forbidden: maximum storage usage per PersistentVolumeClaim is 10Gi, but request is 20Gi");
    }

    [Fact, Checklist(39)]
    public async Task A_limit_of_containers_has_defaults_of_its_own()
    {
        Server.LabDeviates("built-in kinds have the common defaults alone.");

        var range = await LimitAsync("""{"type":"Container","max":{"cpu":"2","memory":"1Gi"},"min":{"ephemeral-storage":"1Mi"},"default":{"cpu":"1"}},{"type":"Pod","max":{"cpu":"2"}}""");

        range.At("spec.limits").ShouldBe("""
            [{"type":"Container","max":{"cpu":"2","memory":"1Gi"},"min":{"ephemeral-storage":"1Mi"},"default":{"cpu":"1","memory":"1Gi"},
              "defaultRequest":{"cpu":"1","ephemeral-storage":"1Mi","memory":"1Gi"}},
             {"type":"Pod","max":{"cpu":"2"}}]
            """);
    }

    [Theory, Checklist(40)]
    [InlineData("""{"type":"Box"}""", "spec.limits[0].type", "FieldValueInvalid", "Invalid value: \"Box\": must be a standard limit type or fully qualified")]
    [InlineData("""{"type":"Pod","max":{"cpu":"1"}},{"type":"Pod","max":{"cpu":"1"}}""", "spec.limits[1].type", "FieldValueDuplicate", "Duplicate value: \"Pod\"")]
    [InlineData("""{"type":"Pod","default":{"cpu":"1"}}""", "spec.limits[0].default", "FieldValueForbidden", "Forbidden: may not be specified when `type` is 'Pod'")]
    [InlineData("""{"type":"Container","max":{"storage":"1"}}""", "spec.limits[0].max[storage]", "FieldValueInvalid", "Invalid value: \"storage\": must be a standard resource for containers")]
    [InlineData("""{"type":"Container","min":{"cpu":"2"},"max":{"cpu":"1"},"default":{"cpu":"2"},"defaultRequest":{"cpu":"2"}}""", "spec.limits[0].min[cpu]", "FieldValueInvalid", "Invalid value: \"2\": min value 2 is greater than max value 1")]
    [InlineData("""{"type":"Container","default":{"cpu":"1"},"defaultRequest":{"cpu":"2"}}""", "spec.limits[0].defaultRequest[cpu]", "FieldValueInvalid", "Invalid value: \"2\": default request value 2 is greater than default limit value 1")]
    [InlineData("""{"type":"Container","maxLimitRequestRatio":{"cpu":"500m"}}""", "spec.limits[0].maxLimitRequestRatio[cpu]", "FieldValueInvalid", "Invalid value: \"500m\": ratio 500m is less than 1")]
    [InlineData("""{"type":"Container","min":{"cpu":"1"},"max":{"cpu":"2"},"maxLimitRequestRatio":{"cpu":"3"}}""", "spec.limits[0].maxLimitRequestRatio[cpu]", "FieldValueInvalid", "Invalid value: \"3\": ratio 3 is greater than max/min = 2.000000")]
    [InlineData("""{"type":"PersistentVolumeClaim"}""", "spec.limits[0].limits", "FieldValueRequired", "Required value: either minimum or maximum storage value is required, but neither was provided")]
    public async Task A_limit_range_that_makes_no_sense_is_invalid(string limits, string field, string reason, string message)
    {
        Server.LabDeviates("built-in kinds have a few checks, not all of the validation.");

        (await Api.PostAsync(Ranges.Path, Ranges.New("one", $$$"""{"spec":{"limits":[{{{limits}}}]}}""")).Fails(422, "Invalid")).HasCause(field, reason, message);
    }

    private Task<JsonObject> LimitAsync(string limits) => CreateAsync(Ranges, "limits", $$$"""{"spec":{"limits":[{{{limits}}}]}}""");
}
