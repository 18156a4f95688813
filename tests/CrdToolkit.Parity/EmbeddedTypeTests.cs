namespace CrdToolkit.Parity;

/// <summary>
/// A job template inside of a custom resource, which controller-gen walks from the Go types of Kubernetes with all that their markers say;
/// here it comes from the table of Kubernetes' own types.
/// </summary>
public sealed class EmbeddedTypeTests
{
    private const string PodSpec = "spec.template.spec";

    [Theory]
    [InlineData("", "type", "\"object\"")]
    [InlineData("spec", "required", """["template"]""")]
    [InlineData("spec.completions", "format", "\"int32\"")]
    [InlineData("spec.selector", "x-kubernetes-map-type", "\"atomic\"")]
    [InlineData("spec.selector.matchExpressions", "x-kubernetes-list-type", "\"atomic\"")]
    [InlineData("spec.selector.matchExpressions.[]", "required", """["key","operator"]""")]
    [InlineData("spec.podFailurePolicy", "required", """["rules"]""")]
    [InlineData(PodSpec, "required", """["containers"]""")]
    [InlineData(PodSpec + ".containers", "x-kubernetes-list-type", "\"map\"")]
    [InlineData(PodSpec + ".containers", "x-kubernetes-list-map-keys", """["name"]""")]
    [InlineData(PodSpec + ".containers.[]", "required", """["name"]""")]
    [InlineData(PodSpec + ".containers.[].ports", "x-kubernetes-list-map-keys", """["containerPort","protocol"]""")]
    [InlineData(PodSpec + ".containers.[].ports", "x-kubernetes-list-type", "\"map\"")]
    [InlineData(PodSpec + ".containers.[].ports.[]", "required", """["containerPort"]""")]
    [InlineData(PodSpec + ".containers.[].ports.[].protocol", "default", "\"TCP\"")]
    [InlineData(PodSpec + ".containers.[].env", "x-kubernetes-list-map-keys", """["name"]""")]
    [InlineData(PodSpec + ".containers.[].volumeMounts", "x-kubernetes-list-map-keys", """["mountPath"]""")]
    [InlineData(PodSpec + ".containers.[].volumeMounts.[]", "required", """["mountPath","name"]""")]
    [InlineData(PodSpec + ".containers.[].livenessProbe.httpGet.port", "x-kubernetes-int-or-string", "true")]
    [InlineData(PodSpec + ".containers.[].livenessProbe.httpGet", "required", """["port"]""")]
    [InlineData(PodSpec + ".containers.[].resources.limits.*", "x-kubernetes-int-or-string", "true")]
    [InlineData(PodSpec + ".containers.[].resources.claims", "x-kubernetes-list-map-keys", """["name"]""")]
    [InlineData(PodSpec + ".containers.[].args", "x-kubernetes-list-type", "\"atomic\"")]
    [InlineData(PodSpec + ".initContainers.[].ports.[].protocol", "default", "\"TCP\"")]
    [InlineData(PodSpec + ".volumes", "x-kubernetes-list-map-keys", """["name"]""")]
    [InlineData(PodSpec + ".tolerations", "x-kubernetes-list-type", "\"atomic\"")]
    [InlineData(PodSpec + ".imagePullSecrets", "x-kubernetes-list-map-keys", """["name"]""")]
    [InlineData(PodSpec + ".imagePullSecrets.[].name", "default", "\"\"")]
    [InlineData(PodSpec + ".topologySpreadConstraints", "x-kubernetes-list-map-keys", """["topologyKey","whenUnsatisfiable"]""")]
    [InlineData(PodSpec + ".nodeSelector", "x-kubernetes-map-type", "\"atomic\"")]
    [InlineData(PodSpec + ".hostAliases", "x-kubernetes-list-map-keys", """["ip"]""")]
    [InlineData("spec.template.metadata.labels", "additionalProperties", """{"type":"string"}""")]
    public void A_job_template_has_what_Kubernetes_says_of_it(string path, string keyword, string value)
    {
        var (_, json) = ParityDefinitions.All.Single(definition => definition.Name == "schedules.templates.example.com");
        JsonNode? at = JsonNode.Parse(json)!["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!["properties"]!["jobTemplate"];
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            at = step switch { "[]" => at!["items"], "*" => at!["additionalProperties"], _ => at!["properties"]?[step] };
            Assert.True(at is not null, $"{path} has no {step}");
        }

        Assert.Equal(value, at![keyword]?.ToJsonString());
    }
}
