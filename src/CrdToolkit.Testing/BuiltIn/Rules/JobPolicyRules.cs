using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of when a job is over: by index, by failures, by successes.</summary>
internal static class JobPolicyRules
{
    private const string IndexedOnly = "requires indexed completion mode";
    private const string Indexed = "Indexed";
    private const int MostRules = 20;
    private const int MostExitCodes = 255;

    /// <summary>The errors of what only indexed jobs have.</summary>
    public static IEnumerable<FieldError> Indexes(JsonObject spec, string path)
    {
        if (spec.Text("completionMode") == Indexed)
        {
            if (spec["completions"] is null)
            {
                yield return FieldErrors.Required($"{path}.completions", "when completion mode is Indexed");
            }
            else if (spec.Number("maxFailedIndexes") > spec.Number("completions"))
            {
                yield return FieldErrors.Invalid($"{path}.maxFailedIndexes", spec["maxFailedIndexes"]!, "must be less than or equal to completions");
            }

            yield break;
        }

        foreach (var field in (string[])["backoffLimitPerIndex", "maxFailedIndexes"])
        {
            if (spec[field] is { } given)
            {
                yield return FieldErrors.Invalid($"{path}.{field}", given, IndexedOnly);
            }
        }
    }

    /// <summary>The errors of what follows from pods that fail (validatePodFailurePolicy, validatePodReplacementPolicy).</summary>
    public static IEnumerable<FieldError> Failures(JsonObject spec, string path)
    {
        if (spec["podFailurePolicy"] is not JsonObject policy)
        {
            yield break;
        }

        if (policy.Items("rules").Count() is > MostRules and var count)
        {
            yield return FieldErrors.TooMany($"{path}.podFailurePolicy.rules", count, MostRules);
        }

        foreach (var error in PodRules.Items(policy, $"{path}.podFailurePolicy", "rules").SelectMany(rule => Failure(spec, rule.Item, rule.Path)))
        {
            yield return error;
        }

        if (spec.Text("podReplacementPolicy") == "TerminatingOrFailed")
        {
            yield return FieldErrors.NotSupported($"{path}.podReplacementPolicy", "TerminatingOrFailed", "Failed");
        }
    }

    /// <summary>The errors of which successes are enough (validateSuccessPolicy).</summary>
    public static IEnumerable<FieldError> Success(JsonObject spec, string path)
    {
        if (spec["successPolicy"] is not JsonObject policy)
        {
            yield break;
        }

        if (spec.Text("completionMode") != Indexed)
        {
            yield return FieldErrors.Invalid($"{path}.successPolicy", Shown(policy), IndexedOnly) with { IsStructure = true };
            yield break;
        }

        if (!policy.Items("rules").Any())
        {
            yield return FieldErrors.Required($"{path}.successPolicy.rules", "at least one rules must be specified when the successPolicy is specified");
        }

        foreach (var (rule, at) in PodRules.Items(policy, $"{path}.successPolicy", "rules"))
        {
            if (rule["succeededCount"] is null && rule["succeededIndexes"] is null)
            {
                yield return FieldErrors.Required(at, "at least one of succeededCount or succeededIndexes must be specified");
            }
        }
    }

    private static IEnumerable<FieldError> Failure(JsonObject spec, JsonObject rule, string path)
    {
        if (rule.Text("action") == "FailIndex" && spec["backoffLimitPerIndex"] is null)
        {
            yield return FieldErrors.Invalid($"{path}.action", "FailIndex", "requires the backoffLimitPerIndex to be set");
        }

        var (codes, conditions) = (rule["onExitCodes"] as JsonObject, rule.Items("onPodConditions").Any());
        foreach (var error in codes is null ? [] : ExitCodes(spec.Child("template").Child("spec"), codes, $"{path}.onExitCodes"))
        {
            yield return error;
        }

        foreach (var (condition, at) in PodRules.Items(rule, path, "onPodConditions"))
        {
            foreach (var error in FieldErrors.Invalid($"{at}.type", condition.Text("type"), NameRules.QualifiedName(condition.Text("type"))))
            {
                yield return error;
            }

            if (condition.Text("status") is not ("True" or "False" or "Unknown") and var status)
            {
                yield return FieldErrors.NotSupported($"{at}.status", status, "False", "True", "Unknown");
            }
        }

        if (codes is null == conditions)
        {
            yield break;
        }

        yield return FieldErrors.Invalid(path, conditions
            ? "specifying both OnExitCodes and OnPodConditions is not supported"
            : "specifying one of OnExitCodes and OnPodConditions is required");
    }

    private static IEnumerable<FieldError> ExitCodes(JsonObject pod, JsonObject codes, string path)
    {
        if (codes["containerName"] is JsonString name
            && !pod.Objects("containers").Concat(pod.Objects("initContainers")).Any(container => container.Text("name") == name.Value))
        {
            yield return FieldErrors.Invalid($"{path}.containerName", name, "must be one of the container or initContainer names in the pod template");
        }

        var values = codes.Items("values").OfType<JsonNumber>().ToList();
        if (values.Count is 0 or > MostExitCodes)
        {
            yield return values.Count == 0
                ? FieldErrors.Invalid($"{path}.values", codes["values"] ?? JsonNull.Instance, "at least one value is required")
                : FieldErrors.TooMany($"{path}.values", values.Count, MostExitCodes);
        }

        for (var index = 0; index < values.Count; index++)
        {
            if (codes.Text("operator") == "In" && values[index].TryGetInt64(out var code) && code == 0)
            {
                yield return FieldErrors.Invalid($"{path}.values[{index}]", values[index], "must not be 0 for the In operator");
            }

            if (values.IndexOf(values[index]) < index)
            {
                yield return FieldErrors.Duplicate($"{path}.values[{index}]", values[index]);
            }
        }
    }

    // The API server shows its internal type, whose fields have no names in JSON.
    private static JsonObject Shown(JsonObject policy) => JsonValues.Object(("Rules", policy["rules"] is not JsonArray rules
        ? JsonNull.Instance
        : JsonValues.Array(rules.Items.OfType<JsonObject>().Select(rule => JsonValues.Object(
            ("SucceededIndexes", rule["succeededIndexes"] ?? JsonNull.Instance), ("SucceededCount", rule["succeededCount"] ?? JsonNull.Instance))))));
}
