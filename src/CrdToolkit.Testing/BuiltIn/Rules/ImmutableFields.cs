using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>What an update of a built-in kind may not change.</summary>
internal static class ImmutableFields
{
    private const string Immutable = "field is immutable";

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
            "StatefulSet" when !Without(spec, StatefulSet).Equals(Without(before, StatefulSet)) => [FieldErrors.Forbidden(
                "spec",
                "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', "
                    + "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden")],
            "Job" => JobRules.ValidateUpdate(value, old),
            "ControllerRevision" when !Equals(value["data"], old["data"]) => [FieldErrors.Invalid("data", value["data"] ?? JsonNull.Instance, Immutable)],
            "Pod" when !PodBody(spec, before).Equals(PodBody(before, before)) => [FieldErrors.Forbidden(
                "spec",
                "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                    + "`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)")],
            "Pod" => Tolerations(spec, before),
            "Service" => ServiceRules.ValidateUpdate(spec, before),
            "PersistentVolumeClaim" when !Claim(spec, before, old).Equals(Claim(before, before, old)) => [FieldErrors.Forbidden(
                "spec", "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims"), .. Mode(spec, before)],
            "RoleBinding" or "ClusterRoleBinding" when !Equals(value["roleRef"], old["roleRef"]) => [FieldErrors.Invalid(
                "roleRef", value["roleRef"] ?? JsonNull.Instance, "cannot change roleRef")],
            "PersistentVolumeClaim" => Size(spec, before, old),
            "PersistentVolume" when !Volume(spec).Equals(Volume(before)) => [FieldErrors.Forbidden(
                "spec.persistentvolumesource", "spec.persistentvolumesource is immutable after creation"), .. Mode(spec, before)],
            "PersistentVolume" => Mode(spec, before),
            "ResourceQuota" when !spec.Texts("scopes").ToHashSet(StringComparer.Ordinal).SetEquals(before.Texts("scopes")) => [FieldErrors.Invalid(
                "spec.scopes", spec["scopes"] ?? JsonNull.Instance, Immutable)],
            "IngressClass" => Same(spec, before, "spec.controller"),
            "RuntimeClass" when !Equals(value["handler"], old["handler"]) => [FieldErrors.Invalid("handler", value["handler"] ?? JsonNull.Instance, Immutable)],
            "EndpointSlice" when !Equals(value["addressType"], old["addressType"]) => [FieldErrors.Invalid("addressType", value["addressType"] ?? JsonNull.Instance, Immutable)],
            "PriorityClass" when !Equals(value["value"], old["value"]) => [FieldErrors.Forbidden("value", "may not be changed in an update.")],
            "StorageClass" => Storage(value, old),
            _ => [],
        };
    }

    // A claim shrinks to what it has at least, after it could not be expanded.
    private static IEnumerable<FieldError> Size(JsonObject spec, JsonObject before, JsonObject old)
    {
        var (now, was) = (Amount(spec.Find("resources", "requests", "storage")), Amount(before.Find("resources", "requests", "storage")));
        if (now < was && now <= Amount(old.Find("status", "capacity", "storage")))
        {
            yield return FieldErrors.Forbidden("spec.resources.requests.storage", "field can not be less than status.capacity");
        }

        static System.Numerics.BigInteger Amount(JsonValue? amount) => amount is JsonString text ? Quantity.BillionthsOf(text.Value) : 0;
    }

    private static JsonObject Volume(JsonObject spec) => Without(
        spec, ["accessModes", "capacity", "claimRef", "mountOptions", "nodeAffinity", "persistentVolumeReclaimPolicy", "storageClassName", "volumeAttributesClassName", "volumeMode"]);

    private static IEnumerable<FieldError> Storage(JsonObject value, JsonObject old)
    {
        foreach (var field in (string[])["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"])
        {
            if (!Equals(value[field], old[field]))
            {
                yield return FieldErrors.Forbidden(field, $"updates to {field} are forbidden.");
            }
        }
    }

    // validateOnlyAddedTolerations
    private static IEnumerable<FieldError> Tolerations(JsonObject spec, JsonObject before)
    {
        var now = spec.Objects("tolerations").Select(toleration => toleration.Without("tolerationSeconds")).ToList();
        if (before.Objects("tolerations").Any(toleration => !now.Contains(toleration.Without("tolerationSeconds"))))
        {
            yield return FieldErrors.Forbidden("spec.tolerations", "existing toleration can not be modified except its tolerationSeconds");
        }
    }

    // A kube-apiserver does not say that it is in the spec.
    private static IEnumerable<FieldError> Mode(JsonObject spec, JsonObject before) => Same(spec, before, "volumeMode");

    private static IEnumerable<FieldError> Same(JsonObject spec, JsonObject before, string field)
    {
        var name = field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (!Equals(spec[name], before[name]))
        {
            yield return FieldErrors.Invalid(field, spec[name] ?? JsonNull.Instance, Immutable);
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

    // Only a claim that is bound has something that can grow.
    private static JsonObject Claim(JsonObject spec, JsonObject before, JsonObject old)
    {
        spec = old.Child("status").Text("phase") == "Bound" ? spec.WithoutAt("resources", "requests", "storage").Without("volumeAttributesClassName") : spec;
        return before.Text("volumeName").Length == 0 ? spec.Without("volumeName") : spec;
    }
}
