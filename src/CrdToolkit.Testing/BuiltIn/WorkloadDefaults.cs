using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Defaults of workloads and of policies that depend on something else in them.</summary>
internal static class WorkloadDefaults
{
    private const string RollingUpdate = "RollingUpdate";

    private static readonly JsonObject JobSpec = JsonReader.ParseObject(
        """{"parallelism":1,"backoffLimit":6,"completionMode":"NonIndexed","suspend":false,"podReplacementPolicy":"TerminatingOrFailed"}""");

    private static readonly JsonArray ProcessorMetric = JsonValues.Array([JsonReader.ParseObject(
        """{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":80}}}""")]);

    private static readonly JsonObject ScaleUp = JsonReader.ParseObject("""
        {"stabilizationWindowSeconds":0,"selectPolicy":"Max",
         "policies":[{"type":"Pods","value":4,"periodSeconds":15},{"type":"Percent","value":100,"periodSeconds":15}]}
        """);

    private static readonly JsonObject ScaleDown = JsonReader.ParseObject(
        """{"selectPolicy":"Max","policies":[{"type":"Percent","value":100,"periodSeconds":15}]}""");

    /// <summary>The spec of a deployment.</summary>
    public static JsonObject Deployment(JsonObject spec) =>
        Strategy(spec, "strategy", JsonValues.Object(("maxUnavailable", "25%"), ("maxSurge", "25%")));

    /// <summary>The spec of a stateful set.</summary>
    public static JsonObject StatefulSet(JsonObject spec)
    {
        spec = Strategy(spec, "updateStrategy", JsonValues.Object(("partition", 0L)));
        return spec["volumeClaimTemplates"] is not JsonArray claims
            ? spec
            : spec.With("volumeClaimTemplates", JsonValues.Array(claims.Items.Select(item => item is JsonObject claim
                ? StructureDefaults.Fill(claim, JsonValues.Object(("apiVersion", "v1"), ("kind", "PersistentVolumeClaim")))
                : item)));
    }

    /// <summary>The spec of a daemon set.</summary>
    public static JsonObject DaemonSet(JsonObject spec) =>
        Strategy(spec, "updateStrategy", JsonValues.Object(("maxUnavailable", 1L), ("maxSurge", 0L)));

    /// <summary>A job; the spec in a cron job is left as it is.</summary>
    public static JsonObject Job(JsonObject job)
    {
        var spec = job.Child("spec");
        if (spec["completions"] is null && spec["parallelism"] is null)
        {
            spec = spec.With("completions", 1L);
        }

        spec = StructureDefaults.Fill(spec, spec["podFailurePolicy"] is null ? JobSpec : JobSpec.With("podReplacementPolicy", "Failed"));
        return WithLabelsOfPods(job.With("spec", spec));
    }

    /// <summary>A replication controller: it selects the labels of its pods, and has them.</summary>
    public static JsonObject ReplicationController(JsonObject controller)
    {
        var spec = controller.Child("spec");
        return WithLabelsOfPods(spec.Child("selector").Count == 0 && LabelsOfPods(spec) is { } labels
            ? controller.With("spec", spec.With("selector", labels))
            : controller);
    }

    /// <summary>The spec of an autoscaler: without metrics it looks at the processors; whoever says how it goes up or down leaves the rest as usual.</summary>
    public static JsonObject Autoscaler(JsonObject spec)
    {
        spec = spec["metrics"] is JsonArray ? spec : spec.With("metrics", ProcessorMetric);
        return spec["behavior"] is not JsonObject behavior
            ? spec
            : spec.With("behavior", behavior
                .With("scaleUp", StructureDefaults.Fill(behavior.Child("scaleUp"), ScaleUp))
                .With("scaleDown", StructureDefaults.Fill(behavior.Child("scaleDown"), ScaleDown)));
    }

    /// <summary>The spec of a network policy.</summary>
    public static JsonObject NetworkPolicy(JsonObject spec) => spec["policyTypes"] is JsonArray
        ? spec
        : spec.With("policyTypes", JsonValues.Strings(spec["egress"] is JsonArray { Count: > 0 } ? ["Ingress", "Egress"] : ["Ingress"]));

    /// <summary>The subject of a binding.</summary>
    public static JsonObject Subject(JsonObject subject) => subject.Text("kind") is "User" or "Group"
        ? StructureDefaults.Fill(subject, JsonValues.Object(("apiGroup", "rbac.authorization.k8s.io")))
        : subject;

    private static JsonObject? LabelsOfPods(JsonObject spec) => spec.Child("template").Child("metadata")["labels"] as JsonObject;

    private static JsonObject WithLabelsOfPods(JsonObject workload) =>
        workload.Metadata["labels"] is null && LabelsOfPods(workload.Child("spec")) is { } labels ? workload.WithMetadata("labels", labels) : workload;

    private static JsonObject Strategy(JsonObject spec, string name, JsonObject rolling)
    {
        var strategy = StructureDefaults.Fill(spec.Child(name), JsonValues.Object(("type", RollingUpdate)));
        return spec.With(name, strategy.Text("type") == RollingUpdate
            ? strategy.With("rollingUpdate", StructureDefaults.Fill(strategy.Child("rollingUpdate"), rolling))
            : strategy);
    }
}
