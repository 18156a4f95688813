using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of the status of workloads: counts are not negative, and no count is greater than that of which it is a part.</summary>
internal static class WorkloadStatusRules
{
    private const string OfAll = "cannot be greater than status.replicas";

    private static readonly string[] Daemons =
    [
        "currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled", "numberReady", "observedGeneration", "updatedNumberScheduled", "numberAvailable",
        "numberUnavailable",
    ];

    /// <summary>The errors of a status that is written.</summary>
    public static IEnumerable<FieldError> Validate(string kind, JsonObject value, JsonObject old)
    {
        var (status, before) = (value.Child("status"), old.Child("status"));
        return kind switch
        {
            "Deployment" =>
            [
                .. Counts(status, ["observedGeneration", "replicas", "updatedReplicas", "readyReplicas", "availableReplicas", "unavailableReplicas"],
                    ["updatedReplicas", "readyReplicas", "availableReplicas"], "cannot be greater than readyReplicas"),
                .. Collisions(status, before),
            ],
            "StatefulSet" =>
            [
                .. Counts(status, ["replicas", "readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas", "observedGeneration"],
                    ["readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"], "cannot be greater than status.readyReplicas"),
                .. Collisions(status, before),
            ],
            "ReplicaSet" or "ReplicationController" => Counts(status,
                ["replicas", "fullyLabeledReplicas", "readyReplicas", "availableReplicas", "observedGeneration"],
                ["fullyLabeledReplicas", "readyReplicas", "availableReplicas"], "cannot be greater than readyReplicas"),
            "DaemonSet" => [.. Formats.NotNegative(status, "status", Daemons), .. Collisions(status, before)],
            "Job" => JobStatusRules.Validate(value, old),
            _ => [],
        };
    }

    private static IEnumerable<FieldError> Counts(JsonObject status, string[] counts, string[] parts, string ofReady)
    {
        foreach (var error in Formats.NotNegative(status, "status", counts))
        {
            yield return error;
        }

        foreach (var part in parts.Where(part => Count(status, part) > Count(status, "replicas")))
        {
            yield return FieldErrors.Invalid($"status.{part}", JsonNumber.FromInt64(Count(status, part)), OfAll);
        }

        if (Count(status, "availableReplicas") > Count(status, "readyReplicas"))
        {
            yield return FieldErrors.Invalid("status.availableReplicas", status["availableReplicas"]!, ofReady);
        }
    }

    private static IEnumerable<FieldError> Collisions(JsonObject status, JsonObject before)
    {
        foreach (var error in Formats.NotNegative(status, "status", "collisionCount"))
        {
            yield return error;
        }

        if (before["collisionCount"] is not null && (status["collisionCount"] is null || Count(status, "collisionCount") < Count(before, "collisionCount")))
        {
            yield return FieldErrors.Invalid("status.collisionCount", JsonNumber.FromInt64(Count(status, "collisionCount")), "cannot be decremented");
        }
    }

    private static long Count(JsonObject status, string name) => status.Number(name) ?? 0;
}
