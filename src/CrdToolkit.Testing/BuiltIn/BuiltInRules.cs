using System.Text.RegularExpressions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Rules of built-in kinds that operators run into: a part of what Kubernetes validates.</summary>
internal static partial class BuiltInRules
{
    /// <summary>The errors of an object.</summary>
    public static IEnumerable<FieldError> Validate(string kind, JsonObject value) => kind switch
    {
        "ConfigMap" => Keys(value, "data").Concat(Keys(value, "binaryData")),
        "Secret" => Keys(value, "data"),
        "Lease" => Lease(value.Child("spec")),
        "Event" => Event(value),
        "Deployment" or "StatefulSet" or "ReplicaSet" or "DaemonSet" => PodRules.Workload(kind, value.Child("spec")),
        "Pod" => PodRules.Spec(value.Child("spec"), "spec"),
        "Job" => PodRules.Job(value.Child("spec"), "spec"),
        "CronJob" => CronJob(value.Child("spec")),
        "Service" => ServiceRules.Validate(value.Child("spec")),
        "PersistentVolumeClaim" => Claim(value.Child("spec")),
        "Role" or "ClusterRole" => PolicyKindRules.Role(value, namespaced: kind == "Role"),
        "RoleBinding" or "ClusterRoleBinding" => PolicyKindRules.Binding(kind, value),
        "PodDisruptionBudget" => PolicyKindRules.DisruptionBudget(value.Child("spec")),
        "HorizontalPodAutoscaler" => PolicyKindRules.Autoscaler(value.Child("spec")),
        "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration" => Webhooks(value),
        "StorageClass" when value.Text("provisioner").Length == 0 => [Required("ValidateStorageClass", "provisioner", "")],
        _ => [],
    };

    // validateCronJobSpec
    private static IEnumerable<FieldError> CronJob(JsonObject spec)
    {
        var schedule = spec.Text("schedule");
        var fields = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (schedule.Length > 0 && !schedule.StartsWith('@') && fields.Length != 5)
        {
            yield return Invalid(
                "validateCronJobSpec", "spec.schedule", schedule, $"expected exactly 5 fields, found {fields.Length}: [{string.Join(' ', fields)}]");
        }

        foreach (var error in PodRules.Job(spec.Child("jobTemplate").Child("spec"), "spec.jobTemplate.spec"))
        {
            yield return error;
        }
    }

    // ValidatePersistentVolumeClaimSpec
    private static IEnumerable<FieldError> Claim(JsonObject spec)
    {
        if (!spec.Items("accessModes").Any())
        {
            yield return Required("ValidatePersistentVolumeClaim", "spec.accessModes", "at least 1 access mode is required");
        }

        if (spec.Find("resources", "requests", "storage") is null)
        {
            yield return Required("ValidatePersistentVolumeClaim", "spec.resources[storage]", "");
        }
    }

    // validateWebhook of admissionregistration
    private static IEnumerable<FieldError> Webhooks(JsonObject value)
    {
        foreach (var (webhook, index) in value.Objects("webhooks").Select((webhook, index) => (webhook, index)))
        {
            var path = $"webhooks[{index}]";
            if (webhook.Text("name").Split('.').Length < 3)
            {
                yield return Invalid("validateWebhook", $"{path}.name", webhook.Text("name"), "should be a domain with at least three segments separated by dots");
            }

            if (webhook["sideEffects"] is not JsonString)
            {
                yield return Required("validateWebhook", $"{path}.sideEffects", "must specify one of None, NoneOnDryRun");
            }

            if (!webhook.Texts("admissionReviewVersions").Any(version => version is "v1" or "v1beta1"))
            {
                yield return Required("validateWebhook", $"{path}.admissionReviewVersions", "must specify one of v1, v1beta1");
            }

            var client = webhook.Child("clientConfig");
            if ((client["url"] is null) == (client["service"] is null))
            {
                yield return Required("validateWebhook", $"{path}.clientConfig", "exactly one of url or service is required");
            }
        }
    }

    // IsConfigMapKey
    private static IEnumerable<FieldError> Keys(JsonObject value, string field) =>
        value.Child(field).Members.Where(entry => !ConfigKey().IsMatch(entry.Key)).Select(entry => Invalid(
            "IsConfigMapKey",
            $"{field}[{entry.Key}]",
            entry.Key,
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for "
                + "validation is '[-._a-zA-Z0-9]+')"));

    // ValidateLeaseSpec
    private static IEnumerable<FieldError> Lease(JsonObject spec)
    {
        if (spec.Number("leaseDurationSeconds") is <= 0 and { } duration)
        {
            yield return Invalid("ValidateLeaseSpec", "spec.leaseDurationSeconds", duration, "must be greater than 0");
        }

        if (spec.Number("leaseTransitions") is < 0 and { } transitions)
        {
            yield return Invalid("ValidateLeaseSpec", "spec.leaseTransitions", transitions, "must be greater than or equal to 0");
        }
    }

    // legacyValidateEvent
    private static IEnumerable<FieldError> Event(JsonObject value)
    {
        var field = value["regarding"] is null ? "involvedObject" : "regarding";
        var about = value.Child(field).Text("namespace");
        if (about.Length > 0 && about != value.Namespace)
        {
            yield return Invalid("ValidateEvent", $"{field}.namespace", about, "does not match event.namespace");
        }
    }

    private static FieldError Required(string rule, string field, string detail) => new(rule, FieldErrorType.Required, field, detail, null);

    private static FieldError Invalid(string rule, string field, JsonValue value, string detail) => new(rule, FieldErrorType.Invalid, field, detail, value);

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z")]
    private static partial Regex ConfigKey();
}
