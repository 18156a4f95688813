using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of kinds that have few.</summary>
internal static class SmallKindRules
{
    private const string SystemPrefix = "system-";
    private const long HighestPriority = 1_000_000_000;
    private static readonly string[] SystemClasses = ["system-cluster-critical", "system-node-critical"];

    /// <summary>The errors of a lease (ValidateLeaseSpec).</summary>
    public static IEnumerable<FieldError> Lease(JsonObject spec)
    {
        if (spec.Number("leaseDurationSeconds") is <= 0 and { } duration)
        {
            yield return FieldErrors.Invalid("spec.leaseDurationSeconds", duration, "must be greater than 0");
        }

        foreach (var error in Formats.NotNegative(spec, "spec", "leaseTransitions"))
        {
            yield return error;
        }
    }

    /// <summary>The errors of a priority class (ValidatePriorityClass).</summary>
    public static IEnumerable<FieldError> PriorityClass(JsonObject value)
    {
        if (SystemClasses.Contains(value.Name))
        {
            yield break;
        }

        if (value.Name.StartsWith(SystemPrefix, StringComparison.Ordinal))
        {
            yield return FieldErrors.Forbidden("metadata.name", $"priority class names with '{SystemPrefix}' prefix are reserved for system use only. error: {value.Name} is not a known system priority class");
        }

        if (value.Number("value") > HighestPriority)
        {
            yield return FieldErrors.Forbidden("value", $"maximum allowed value of a user defined priority is {HighestPriority}");
        }

        if (value.Text("preemptionPolicy") is not ("" or "PreemptLowerPriority" or "Never") and var policy)
        {
            yield return FieldErrors.NotSupported("preemptionPolicy", policy, "PreemptLowerPriority", "Never");
        }
    }

    /// <summary>The errors of a revision of a workload (ValidateControllerRevision).</summary>
    public static IEnumerable<FieldError> ControllerRevision(JsonObject value)
    {
        if (value["data"] is null or JsonNull)
        {
            yield return FieldErrors.Required("data", "data is mandatory");
        }

        if (value.Number("revision") < 0)
        {
            yield return FieldErrors.Invalid("revision", value["revision"]!, "must be greater than or equal to 0");
        }
    }

    /// <summary>The errors of a class of volumes (ValidateStorageClass).</summary>
    public static IEnumerable<FieldError> StorageClass(JsonObject value)
    {
        var provisioner = value.Text("provisioner");
        foreach (var error in provisioner.Length == 0
            ? [FieldErrors.Required("provisioner")]
            : FieldErrors.Invalid("provisioner", provisioner, NameRules.QualifiedName(provisioner.ToLowerInvariant())))
        {
            yield return error;
        }

        if (value.Text("reclaimPolicy") is not ("" or "Delete" or "Retain") and var policy)
        {
            yield return FieldErrors.NotSupported("reclaimPolicy", policy, "Delete", "Retain");
        }

        if (value.Text("volumeBindingMode") is not ("" or "Immediate" or "WaitForFirstConsumer") and var mode)
        {
            yield return FieldErrors.NotSupported("volumeBindingMode", mode, "Immediate", "WaitForFirstConsumer");
        }
    }

    /// <summary>The errors of a class of runtimes (ValidateRuntimeClass).</summary>
    public static IEnumerable<FieldError> RuntimeClass(JsonObject value) =>
        FieldErrors.Invalid("handler", value.Text("handler"), NameRules.Label(value.Text("handler")));
}
