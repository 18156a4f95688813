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
        _ => [],
    };

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

    private static FieldError Invalid(string rule, string field, JsonValue value, string detail) => new(rule, FieldErrorType.Invalid, field, detail, value);

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z")]
    private static partial Regex ConfigKey();
}
