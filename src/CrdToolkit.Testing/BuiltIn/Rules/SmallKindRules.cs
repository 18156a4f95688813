using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
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
            yield return RuleErrors.Invalid("spec.leaseDurationSeconds", duration, "must be greater than 0");
        }

        foreach (var error in Formats.NotNegative(spec, "spec", "leaseTransitions"))
        {
            yield return error;
        }
    }

    /// <summary>The errors of an event (legacyValidateEvent).</summary>
    public static IEnumerable<FieldError> Event(JsonObject value)
    {
        var field = value["regarding"] is null ? "involvedObject" : "regarding";
        var about = value.Child(field).Text("namespace");
        if (about.Length > 0 && about != value.Namespace)
        {
            yield return RuleErrors.Invalid($"{field}.namespace", about, "does not match event.namespace");
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
            yield return RuleErrors.Forbidden("metadata.name", $"priority class names with '{SystemPrefix}' prefix are reserved for system use only. error: {value.Name} is not a known system priority class");
        }

        if (value.Number("value") > HighestPriority)
        {
            yield return RuleErrors.Forbidden("value", $"maximum allowed value of a user defined priority is {HighestPriority}");
        }
    }

    /// <summary>The errors of a range of limits (ValidateLimitRange).</summary>
    public static IEnumerable<FieldError> LimitRange(JsonObject spec)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, at) in PodRules.Items(spec, "spec", "limits"))
        {
            if (!types.Add(item.Text("type")))
            {
                yield return RuleErrors.Duplicate($"{at}.type", item.Text("type"));
            }

            if (item.Text("type") == "Pod")
            {
                foreach (var field in ((string[])["default", "defaultRequest"]).Where(field => item.Child(field).Count > 0))
                {
                    yield return RuleErrors.Forbidden($"{at}.{field}", "may not be specified when `type` is 'Pod'");
                }
            }

            foreach (var (lower, upper, words, upperWords) in ((string, string, string, string)[])
            [
                ("min", "max", "min value", "max value"), ("min", "defaultRequest", "min value", "default request value"), ("defaultRequest", "max", "default request value", "max value"),
                ("defaultRequest", "default", "default request value", "default limit value"), ("min", "default", "min value", "default value"), ("default", "max", "default value", "max value"),
            ])
            {
                foreach (var error in Ordered(item, at, lower, upper, words, upperWords))
                {
                    yield return error;
                }
            }
        }
    }

    /// <summary>The errors of a quota (ValidateResourceQuotaSpec).</summary>
    public static IEnumerable<FieldError> ResourceQuota(JsonObject spec) => spec.Child("hard").Members
        .SelectMany(amount => RuleErrors.Invalid($"spec.hard[{amount.Key}]", amount.Key, NameRules.QualifiedName(amount.Key))
            .Concat(ResourceRules.NotNegative($"spec.hard[{amount.Key}]", amount.Value)));

    /// <summary>The errors of a class of runtimes (ValidateRuntimeClass).</summary>
    public static IEnumerable<FieldError> RuntimeClass(JsonObject value) =>
        RuleErrors.Invalid("handler", value.Text("handler"), NameRules.Label(value.Text("handler")));

    private static IEnumerable<FieldError> Ordered(JsonObject item, string path, string lower, string upper, string words, string upperWords) => item.Child(lower).Members
        .Where(amount => amount.Value is JsonString least && item.Child(upper)[amount.Key] is JsonString most && Quantity.BillionthsOf(least.Value) > Quantity.BillionthsOf(most.Value))
        .Select(amount => RuleErrors.Invalid(
            $"{path}.{lower}[{amount.Key}]",
            amount.Value,
            $"{words} {((JsonString)amount.Value).Value} is greater than {upperWords} {item.Child(upper).Text(amount.Key)}"));
}
