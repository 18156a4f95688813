namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>Autoscalers are served in two versions, of one storage.</summary>
public sealed class Autoscalers(ServerUnderTest server) : ConformanceCase(server)
{
    private const string OneVersion = "it has no older versions of built-in kinds.";
    private const string Target = """{"apiVersion":"apps/v1","kind":"Deployment","name":"web"}""";

    private Resource Newer => BuiltIn("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");

    private Resource Older => BuiltIn("autoscaling", "v1", "HorizontalPodAutoscaler", "horizontalpodautoscalers");

    [Fact, Checklist(63)]
    public async Task Processors_have_a_field_of_their_own_in_the_older_version()
    {
        Server.LabDeviates(OneVersion);
        await CreateAsync(Newer, "one", Spec("""
            {"scaleTargetRef":TARGET,"maxReplicas":3,"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":70}}}]}
            """));

        var read = await ReadAsync(Older, "one");

        Assert.Equal("autoscaling/v1", read.Text("apiVersion"));
        read.At("spec").ShouldBe(Spec("""{"scaleTargetRef":TARGET,"maxReplicas":3,"minReplicas":1,"targetCPUUtilizationPercentage":70}""", "{}"));
        Assert.Null(read.At("metadata.annotations"));
    }

    [Fact, Checklist(63)]
    public async Task Other_metrics_are_annotations_in_the_older_version()
    {
        Server.LabDeviates(OneVersion);
        await CreateAsync(Newer, "one", Spec("""
            {"scaleTargetRef":TARGET,"maxReplicas":3,"metrics":[{"type":"Resource","resource":{"name":"memory","target":{"type":"AverageValue","averageValue":"1Gi"}}}]}
            """));

        var read = await ReadAsync(Older, "one");
        var annotation = read.Text("metadata.annotations", "autoscaling.alpha.kubernetes.io/metrics");
        JsonNode.Parse(annotation!).ShouldBe("""[{"type":"Resource","resource":{"name":"memory","targetAverageValue":"1Gi"}}]""");

        var written = await Api.PutAsync(Older.PathTo("one"), read.With("spec.maxReplicas", "5")).Returns(200);
        var newer = await ReadAsync(Newer, "one");

        Assert.Equal(annotation, written.Text("metadata.annotations", "autoscaling.alpha.kubernetes.io/metrics"));
        Assert.Equal(5, newer.Number("spec.maxReplicas"));
        newer.At("spec.metrics").ShouldBe("""[{"type":"Resource","resource":{"name":"memory","target":{"type":"AverageValue","averageValue":"1Gi"}}}]""");
        Assert.Null(newer.At("metadata.annotations"));
    }

    [Fact, Checklist(63)]
    public async Task What_the_older_version_creates_has_the_newer_one_too()
    {
        Server.LabDeviates(OneVersion);
        var created = await CreateAsync(Older, "one", Spec("""{"scaleTargetRef":TARGET,"maxReplicas":3}"""));

        var read = await ReadAsync(Newer, "one");

        Assert.Equal((1, 1), (created.Number("spec.minReplicas"), read.Number("spec.minReplicas")));
        read.At("spec.metrics").ShouldBe("""[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":80}}}]""");
        Assert.Equal("80", (await ReadAsync(Older, "one")).At("spec.targetCPUUtilizationPercentage")!.ToJsonString());
    }

    private static string Spec(string spec, string around = "spec") =>
        around == "spec" ? $$"""{"spec":{{spec.Replace("TARGET", Target, StringComparison.Ordinal)}}}""" : spec.Replace("TARGET", Target, StringComparison.Ordinal);
}
