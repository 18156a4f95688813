using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Tables;

namespace CrdToolkit.Testing.BuiltIn.Tables;

/// <summary>The columns of pods and of what runs them.</summary>
internal static class WorkloadColumns
{
    /// <summary>The columns by kind.</summary>
    public static IReadOnlyDictionary<string, KindColumns> Kinds { get; } = new Dictionary<string, KindColumns>(StringComparer.Ordinal)
    {
        ["Pod"] = new("Name|Ready|Status|Restarts|Age|IP*|Node*|Nominated Node*|Readiness Gates*", Pod),
        ["PodTemplate"] = new("Name|Containers|Images|Pod Labels", (value, _) =>
        [
            value.Name, Cell.Containers(value.Child("template").Child("spec")), Cell.Images(value.Child("template").Child("spec")),
            Cell.Labels(value.Child("template").Metadata.Child("labels")),
        ]),
        ["Deployment"] = new("Name|Ready|Up-to-date|Available|Age|Containers*|Images*|Selector*", (value, now) =>
            [value.Name, Ratio(value, "readyReplicas"), Cell.Observed(value, "updatedReplicas"), Cell.Observed(value, "availableReplicas"), Age.Of(value, now), .. Template(value)]),
        ["ReplicaSet"] = new("Name|Desired|Current|Ready|Age|Containers*|Images*|Selector*", Replicas),
        ["ReplicationController"] = new("Name|Desired|Current|Ready|Age|Containers*|Images*|Selector*", Replicas),
        ["StatefulSet"] = new("Name|Ready|Age|Containers*|Images*", (value, now) =>
            [value.Name, Ratio(value, "readyReplicas"), Age.Of(value, now), .. Template(value).Take(2)]),
        ["DaemonSet"] = new("Name|Desired|Current|Ready|Up-to-date|Available|Node Selector|Age|Containers*|Images*|Selector*", (value, now) =>
        [
            value.Name, Cell.Observed(value, "desiredNumberScheduled"), Cell.Observed(value, "currentNumberScheduled"), Cell.Observed(value, "numberReady"),
            Cell.Observed(value, "updatedNumberScheduled"), Cell.Observed(value, "numberAvailable"),
            Cell.Labels(value.Child("spec").Child("template").Child("spec").Child("nodeSelector")), Age.Of(value, now), .. Template(value),
        ]),
        ["Job"] = new("Name|Status|Completions|Duration|Age|Containers*|Images*|Selector*", (value, now) =>
            [value.Name, JobStatus(value), Completions(value), Duration(value, now), Age.Of(value, now), .. Template(value)]),
        ["CronJob"] = new("Name|Schedule|Timezone|Suspend|Active|Last Schedule|Age|Containers*|Images*|Selector*", CronJob),
        ["ControllerRevision"] = new("Name|Controller|Revision|Age", (value, now) =>
            [value.Name, Controller(value), value.Number("revision") ?? 0, Age.Of(value, now)]),
        ["HorizontalPodAutoscaler"] = new("Name|Reference|Targets|MinPods|MaxPods|Replicas|Age", Autoscaler),
        ["PodDisruptionBudget"] = new("Name|Min Available|Max Unavailable|Allowed Disruptions|Age", (value, now) =>
        [
            value.Name, OrNotApplicable(value.Child("spec")["minAvailable"]), OrNotApplicable(value.Child("spec")["maxUnavailable"]),
            Cell.Observed(value, "disruptionsAllowed"), Age.Of(value, now),
        ]),
    };

    private static IEnumerable<JsonValue> Pod(JsonObject value, DateTimeOffset now)
    {
        var (spec, status) = (value.Child("spec"), value.Child("status"));
        var containers = status.Objects("containerStatuses").ToList();
        var addresses = status.Objects("podIPs").Select(address => address.Text("ip")).FirstOrDefault("");
        return
        [
            value.Name,
            $"{containers.Count(container => container.IsTrue("ready"))}/{spec.Items("containers").Count()}",
            PodStatus(value, containers),
            containers.Sum(container => container.Number("restartCount") ?? 0).ToString(CultureInfo.InvariantCulture),
            Age.Of(value, now),
            Cell.OrNone(addresses.Length > 0 ? addresses : status.Text("podIP")),
            Cell.OrNone(spec.Text("nodeName")),
            Cell.OrNone(status.Text("nominatedNodeName")),
            ReadinessGates(spec, status),
        ];
    }

    // printPod: the worst of what its containers say.
    private static string PodStatus(JsonObject value, List<JsonObject> containers)
    {
        var status = value.Child("status");
        var reason = status.Text("reason") is { Length: > 0 } told ? told : status.Text("phase");
        if (status.Objects("conditions").Any(condition => condition.Text("type") == "PodScheduled" && condition.Text("reason") == "SchedulingGated"))
        {
            reason = "SchedulingGated";
        }

        foreach (var state in Enumerable.Reverse(containers).Select(container => container.Child("state")))
        {
            var (waiting, terminated) = (state.Child("waiting"), state.Child("terminated"));
            reason = waiting.Text("reason") is { Length: > 0 } waits ? waits
                : state["terminated"] is null ? reason
                : terminated.Text("reason") is { Length: > 0 } ended ? ended
                : (terminated.Number("signal") ?? 0) != 0 ? $"Signal:{terminated.Number("signal")}" : $"ExitCode:{terminated.Number("exitCode") ?? 0}";
        }

        if (reason == "Completed" && containers.Any(container => container.IsTrue("ready") && container.Child("state")["running"] is not null))
        {
            reason = status.Objects("conditions").Any(condition => condition.Text("type") == "Ready" && condition.Text("status") == "True") ? "Running" : "NotReady";
        }

        return !value.IsBeingDeleted ? reason : status.Text("reason") == "NodeLost" ? "Unknown" : status.Text("phase") is "Succeeded" or "Failed" ? reason : "Terminating";
    }

    private static string ReadinessGates(JsonObject spec, JsonObject status)
    {
        var gates = spec.Objects("readinessGates").Select(gate => gate.Text("conditionType")).ToList();
        var open = gates.Count(gate => status.Objects("conditions").Any(condition => condition.Text("type") == gate && condition.Text("status") == "True"));
        return gates.Count == 0 ? Cell.None : $"{open}/{gates.Count}";
    }

    private static IEnumerable<JsonValue> Replicas(JsonObject value, DateTimeOffset now) =>
        [value.Name, value.Child("spec").Number("replicas") ?? 0, Cell.Observed(value, "replicas"), Cell.Observed(value, "readyReplicas"), Age.Of(value, now), .. Template(value)];

    private static IEnumerable<JsonValue> Template(JsonObject value)
    {
        var (pod, selector) = (value.Child("spec").Child("template").Child("spec"), value.Child("spec")["selector"] as JsonObject);
        return [Cell.Containers(pod), Cell.Images(pod), value.Text("kind") == "ReplicationController" ? Cell.Labels(selector ?? JsonObject.Empty) : Cell.Selector(selector)];
    }

    private static IEnumerable<JsonValue> CronJob(JsonObject value, DateTimeOffset now)
    {
        var (spec, status) = (value.Child("spec"), value.Child("status"));
        var pod = spec.Child("jobTemplate").Child("spec").Child("template").Child("spec");
        return
        [
            value.Name, spec.Text("schedule"), Cell.OrNone(spec.Text("timeZone")), Cell.Flag(spec.IsTrue("suspend")), (long)status.Items("active").Count(),
            status.Text("lastScheduleTime") is { Length: > 0 } last ? Age.Since(last, now) : Cell.None, Age.Of(value, now),
            Cell.Containers(pod), Cell.Images(pod), Cell.Selector(spec.Child("jobTemplate").Child("spec")["selector"] as JsonObject),
        ];
    }

    private static string JobStatus(JsonObject value)
    {
        bool Has(string type) => value.Child("status").Objects("conditions").Any(condition => condition.Text("type") == type && condition.Text("status") == "True");
        return Has("Complete") ? "Complete"
            : Has("Failed") ? "Failed"
            : value.IsBeingDeleted ? "Terminating"
            : Has("Suspended") ? "Suspended"
            : Has("FailureTarget") ? "FailureTarget"
            : Has("SuccessCriteriaMet") ? "SuccessCriteriaMet"
            : "Running";
    }

    private static string Completions(JsonObject value)
    {
        var spec = value.Child("spec");
        var (done, parallel) = (Cell.Observed(value, "succeeded"), spec.Number("parallelism") ?? 0);
        return spec.Number("completions") is { } wanted ? $"{done}/{wanted}" : parallel > 1 ? $"{done}/1 of {parallel}" : $"{done}/1";
    }

    private static string Duration(JsonObject value, DateTimeOffset now)
    {
        var status = value.Child("status");
        return status.Text("startTime") is not { Length: > 0 } start ? ""
            : Timestamp.TryParse(status.Text("completionTime"), out var end) ? Age.Since(start, end)
            : Age.Since(start, now);
    }

    private static IEnumerable<JsonValue> Autoscaler(JsonObject value, DateTimeOffset now)
    {
        var spec = value.Child("spec");
        var target = spec.Child("scaleTargetRef");
        return
        [
            value.Name,
            $"{target.Text("kind")}/{target.Text("name")}",
            AutoscalerTargets.Text(value),
            spec.Number("minReplicas") is { } least ? least.ToString(CultureInfo.InvariantCulture) : Cell.Unset,
            spec.Number("maxReplicas") ?? 0,
            Cell.Observed(value, "currentReplicas"),
            Age.Of(value, now),
        ];
    }

    private static string Controller(JsonObject value)
    {
        var controller = value.OwnerReferences.FirstOrDefault(owner => owner.IsTrue("controller"));
        var group = controller?.Text("apiVersion").Split('/') is [var name, _] ? $".{name}" : "";
        return controller is null ? Cell.None : $"{controller.Text("kind").ToLowerInvariant()}{group}/{controller.Text("name")}";
    }

    private static string Ratio(JsonObject value, string observed) => $"{Cell.Observed(value, observed)}/{value.Child("spec").Number("replicas") ?? 1}";

    private static string OrNotApplicable(JsonValue? value) => value is null ? "N/A" : Cell.Text(value);
}
