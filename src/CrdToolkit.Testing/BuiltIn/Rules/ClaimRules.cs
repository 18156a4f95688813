using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of volumes and of claims to them (ValidatePersistentVolumeClaimSpec, ValidatePersistentVolumeSpec).</summary>
internal static class ClaimRules
{
    private static readonly string[] Modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];

    private static readonly string[] VolumeFields =
    [
        "accessModes", "capacity", "claimRef", "mountOptions", "nodeAffinity", "persistentVolumeReclaimPolicy", "storageClassName", "volumeAttributesClassName",
        "volumeMode",
    ];

    /// <summary>The errors of the spec of a claim.</summary>
    public static IEnumerable<FieldError> Claim(JsonObject spec)
    {
        if (!spec.Items("accessModes").Any())
        {
            yield return FieldErrors.Required("spec.accessModes", "at least 1 access mode is required");
        }

        foreach (var error in Formats.Selector("spec.selector", spec.Child("selector")).Concat(AccessModes(spec)))
        {
            yield return error;
        }

        var storage = spec.Find("resources", "requests", "storage") as JsonString;
        if (storage is null)
        {
            yield return FieldErrors.Required("spec.resources[storage]");
        }
        else if (Quantity.BillionthsOf(storage.Value) <= 0)
        {
            yield return FieldErrors.Invalid("spec.resources[storage]", storage, "must be greater than zero");
        }

        if (spec.Text("storageClassName") is { Length: > 0 } name)
        {
            foreach (var error in FieldErrors.Invalid("spec.storageClassName", name, NameRules.Subdomain(name)))
            {
                yield return error;
            }
        }
    }

    /// <summary>The errors of the spec of a volume.</summary>
    public static IEnumerable<FieldError> Volume(JsonObject spec)
    {
        if (!spec.Items("accessModes").Any())
        {
            yield return FieldErrors.Required("spec.accessModes");
        }

        foreach (var error in AccessModes(spec))
        {
            yield return error;
        }

        if (spec.Child("capacity").Count == 0)
        {
            yield return FieldErrors.Required("spec.capacity");
        }
        else if (spec.Child("capacity")["storage"] is null || spec.Child("capacity").Count > 1)
        {
            yield return FieldErrors.NotSupported("spec.capacity", spec.Child("capacity"), "storage");
        }

        foreach (var (name, amount) in spec.Child("capacity").Members)
        {
            if (amount is JsonString text && Quantity.BillionthsOf(text.Value) <= 0)
            {
                yield return FieldErrors.Invalid($"spec.capacity[{name}]", text, "must be greater than zero");
            }
        }

        var sources = spec.Members.Keys.Where(name => !VolumeFields.Contains(name)).ToList();
        if (sources.Count == 0)
        {
            yield return FieldErrors.Required("spec", "must specify a volume type");
        }

        foreach (var further in sources.Skip(1))
        {
            yield return FieldErrors.Forbidden($"spec.{further}", "may not specify more than 1 volume type");
        }
    }

    private static IEnumerable<FieldError> AccessModes(JsonObject spec)
    {
        var modes = spec.Texts("accessModes").ToList();
        foreach (var mode in modes.Where(mode => !Modes.Contains(mode)))
        {
            yield return FieldErrors.NotSupported("spec.accessModes", mode, Modes);
        }

        if (modes.Contains("ReadWriteOncePod") && modes.Any(mode => mode != "ReadWriteOncePod" && Modes.Contains(mode)))
        {
            yield return FieldErrors.Forbidden("spec.accessModes", "may not use ReadWriteOncePod with other access modes");
        }
    }
}
