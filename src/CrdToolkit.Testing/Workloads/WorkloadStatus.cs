using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Workloads;

/// <summary>The status of workloads of which everything runs and is well.</summary>
internal static class WorkloadStatus
{
    /// <summary>A deployment is available, and its rollout is over.</summary>
    public static JsonObject Deployment(JsonObject value, string now)
    {
        var status = Replicas(value, "replicas", "updatedReplicas", "readyReplicas", "availableReplicas");
        return status.With("conditions", JsonValues.Array(
        [
            Condition(value, now, "Available", "MinimumReplicasAvailable", "Deployment has minimum availability."),
            Condition(value, now, "Progressing", "NewReplicaSetAvailable", $"ReplicaSet \"{value.Name}\" has successfully progressed."),
        ]));
    }

    /// <summary>A stateful set is ready in its newest revision.</summary>
    public static JsonObject StatefulSet(JsonObject value, string now)
    {
        var revision = $"{value.Name}-{value.Generation}";
        var status = Replicas(value, "replicas", "readyReplicas", "currentReplicas", "updatedReplicas");
        return status
            .With("replicas", Wanted(value))
            .With("availableReplicas", Wanted(value))
            .With("currentRevision", revision)
            .With("updateRevision", revision);
    }

    /// <summary>A daemon set runs on one node.</summary>
    public static JsonObject DaemonSet(JsonObject value, string now) => JsonValues.Object(
        ("observedGeneration", value.Generation),
        ("currentNumberScheduled", 1L),
        ("desiredNumberScheduled", 1L),
        ("numberMisscheduled", 0L),
        ("numberReady", 1L),
        ("updatedNumberScheduled", 1L),
        ("numberAvailable", 1L));

    /// <summary>A replica set has all its replicas.</summary>
    public static JsonObject ReplicaSet(JsonObject value, string now) =>
        Replicas(value, "fullyLabeledReplicas", "readyReplicas", "availableReplicas").With("replicas", Wanted(value));

    /// <summary>A job is complete, unless it is suspended.</summary>
    public static JsonObject Job(JsonObject value, string now)
    {
        var spec = value.Child("spec");
        var start = value.Child("status")["startTime"] ?? now;
        return spec.IsTrue("suspend")
            ? JsonValues.Object(("conditions", JsonValues.Array([Condition(value, now, "Suspended", "JobSuspended", "Job suspended")])))
            : JsonValues.Object(
                ("conditions", JsonValues.Array(
                [
                    Condition(value, now, "SuccessCriteriaMet", "CompletionsReached", "Reached expected number of succeeded pods"),
                    Condition(value, now, "Complete", "CompletionsReached", "Reached expected number of succeeded pods"),
                ])),
                ("startTime", start),
                ("completionTime", value.Child("status")["completionTime"] ?? now),
                ("succeeded", spec.Number("completions") ?? spec.Number("parallelism") ?? 1),
                ("terminating", 0L),
                ("ready", 0L),
                ("uncountedTerminatedPods", JsonObject.Empty));
    }

    // Go drops the zeros of these fields.
    private static JsonObject Replicas(JsonObject value, params string[] fields) => JsonValues.Object(
        fields.Where(_ => Wanted(value) > 0).Select(field => (field, (JsonValue?)Wanted(value))).Prepend(("observedGeneration", value.Generation)));

    private static long Wanted(JsonObject value) => value.Child("spec").Number("replicas") ?? 1;

    private static JsonObject Condition(JsonObject value, string now, string type, string reason, string message) =>
        value.Child("status").Objects("conditions").FirstOrDefault(condition => condition.Text("type") == type && condition.Text("status") == "True")
            ?? JsonValues.Object(
                ("type", type),
                ("status", "True"),
                (type is "Available" or "Progressing" ? "lastUpdateTime" : "lastProbeTime", now),
                ("lastTransitionTime", now),
                ("reason", reason),
                ("message", message));
}
