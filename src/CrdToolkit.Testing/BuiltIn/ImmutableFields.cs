using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>What an update of a built-in kind may not change.</summary>
internal static class ImmutableFields
{
    private const string Rule = "ValidateUpdate";

    private static readonly string[] StatefulSet =
        ["replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy", "minReadySeconds"];

    private static readonly string[] Pod = ["activeDeadlineSeconds", "terminationGracePeriodSeconds", "tolerations", "schedulingGates"];

    /// <summary>The errors of a change.</summary>
    public static IEnumerable<FieldError> Validate(string kind, JsonObject value, JsonObject old)
    {
        var (spec, before) = (value.Child("spec"), old.Child("spec"));
        return kind switch
        {
            "Deployment" or "ReplicaSet" or "DaemonSet" => Same(spec, before, "spec.selector"),
            "StatefulSet" when !Without(spec, StatefulSet).Equals(Without(before, StatefulSet)) => [Forbidden(
                "spec",
                "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', "
                    + "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden")],
            "Job" => [.. Same(spec, before, "spec.selector"), .. Same(spec, before, "spec.template"), .. Same(spec, before, "spec.completions")],
            "Pod" when !PodBody(spec, before).Equals(PodBody(before, before)) => [Forbidden(
                "spec",
                "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                    + "`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)")],
            "Service" => ServiceRules.ValidateUpdate(spec, before),
            "PersistentVolumeClaim" when !Claim(spec, before).Equals(Claim(before, before)) => [Forbidden(
                "spec", "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims")],
            "RoleBinding" or "ClusterRoleBinding" when !Equals(value["roleRef"], old["roleRef"]) => [new FieldError(
                Rule, FieldErrorType.Invalid, "roleRef", "cannot change roleRef", value["roleRef"] ?? JsonNull.Instance)],
            "StorageClass" => Storage(value, old),
            _ => [],
        };
    }

    private static IEnumerable<FieldError> Storage(JsonObject value, JsonObject old)
    {
        foreach (var field in (string[])["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"])
        {
            if (!Equals(value[field], old[field]))
            {
                yield return Forbidden(field, $"updates to {field} are forbidden.");
            }
        }
    }

    private static IEnumerable<FieldError> Same(JsonObject spec, JsonObject before, string field)
    {
        var name = field["spec.".Length..];
        if (!Equals(spec[name], before[name]))
        {
            yield return new FieldError(Rule, FieldErrorType.Invalid, field, "field is immutable", spec[name] ?? JsonNull.Instance);
        }
    }

    private static JsonObject Without(JsonObject spec, IEnumerable<string> names) => names.Aggregate(spec, (rest, name) => rest.Without(name));

    // The fields that may change as they were before, so that the rest can be compared.
    private static JsonObject PodBody(JsonObject spec, JsonObject before)
    {
        spec = Without(spec, Pod);
        spec = before["nodeName"] is null ? spec.Without("nodeName") : spec;
        foreach (var list in (string[])["initContainers", "containers"])
        {
            spec = spec[list] is JsonArray containers
                ? spec.With(list, JsonValues.Array(containers.Items.Select(item => item is JsonObject container ? container.Without("image") : item)))
                : spec;
        }

        return spec;
    }

    private static JsonObject Claim(JsonObject spec, JsonObject before)
    {
        spec = spec.WithoutAt("resources", "requests").Without("volumeAttributesClassName");
        return before.Text("volumeName").Length == 0 ? spec.Without("volumeName") : spec;
    }

    private static FieldError Forbidden(string field, string detail) => new(Rule, FieldErrorType.Forbidden, field, detail, null);
}
