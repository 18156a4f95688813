using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of kinds that say who may do what, and how others are to be treated.</summary>
internal static class PolicyKindRules
{
    /// <summary>The errors of the rules of a role (ValidatePolicyRule).</summary>
    public static IEnumerable<FieldError> Role(JsonObject value, bool namespaced)
    {
        foreach (var (rule, index) in value.Objects("rules").Select((rule, index) => (rule, index)))
        {
            var path = $"rules[{index}]";
            if (!rule.Items("verbs").Any())
            {
                yield return RuleErrors.Required($"{path}.verbs", "verbs must contain at least one value");
            }

            if (rule.Items("nonResourceURLs").Any())
            {
                if (namespaced)
                {
                    yield return RuleErrors.Invalid($"{path}.nonResourceURLs", rule["nonResourceURLs"]!, "namespaced rules cannot apply to non-resource URLs");
                }

                continue;
            }

            if (!rule.Items("apiGroups").Any())
            {
                yield return RuleErrors.Required($"{path}.apiGroups", "resource rules must supply at least one api group");
            }

            if (!rule.Items("resources").Any())
            {
                yield return RuleErrors.Required($"{path}.resources", "resource rules must supply at least one resource");
            }
        }
    }

    /// <summary>The errors of a binding (ValidateRoleBinding).</summary>
    public static IEnumerable<FieldError> Binding(string kind, JsonObject value)
    {
        var role = value.Child("roleRef");
        string[] kinds = kind == "RoleBinding" ? ["ClusterRole", "Role"] : ["ClusterRole"];
        if (!kinds.Contains(role.Text("kind")))
        {
            yield return RuleErrors.NotSupported("roleRef.kind", role.Text("kind"), kinds);
        }

        if (role.Text("name").Length == 0)
        {
            yield return RuleErrors.Required("roleRef.name");
        }

        foreach (var (subject, index) in value.Objects("subjects").Select((subject, index) => (subject, index)))
        {
            if (subject.Text("name").Length == 0)
            {
                yield return RuleErrors.Required($"subjects[{index}].name");
            }

            if (subject.Text("kind") is not ("ServiceAccount" or "User" or "Group"))
            {
                yield return RuleErrors.NotSupported($"subjects[{index}].kind", subject.Text("kind"), "Group", "ServiceAccount", "User");
            }
            else if (subject.Text("kind") == "ServiceAccount" && subject.Text("namespace").Length == 0)
            {
                yield return RuleErrors.Required($"subjects[{index}].namespace");
            }
        }
    }

    /// <summary>The errors of a disruption budget.</summary>
    public static IEnumerable<FieldError> DisruptionBudget(JsonObject spec)
    {
        if (spec["minAvailable"] is not null && spec["maxUnavailable"] is not null)
        {
            // The API server shows its internal type, whose fields have no names in JSON.
            var shown = JsonValues.Object(
                ("MinAvailable", spec["minAvailable"]),
                ("Selector", spec["selector"] ?? JsonNull.Instance),
                ("MaxUnavailable", spec["maxUnavailable"]),
                ("UnhealthyPodEvictionPolicy", spec["unhealthyPodEvictionPolicy"] ?? JsonNull.Instance));
            yield return RuleErrors.Invalid("spec", shown, "minAvailable and maxUnavailable cannot be both set") with { ShowsStructures = true };
        }

        foreach (var field in (string[])["minAvailable", "maxUnavailable"])
        {
            foreach (var error in Formats.IntegerOrPercent($"spec.{field}", spec[field]).Concat(Formats.AtMostAll($"spec.{field}", spec[field])))
            {
                yield return error;
            }
        }

        foreach (var error in Formats.Selector("spec.selector", spec.Child("selector")))
        {
            yield return error;
        }
    }

    /// <summary>The errors of an autoscaler.</summary>
    public static IEnumerable<FieldError> Autoscaler(JsonObject spec)
    {
        var (least, most) = (spec.Number("minReplicas") ?? 1, spec.Number("maxReplicas") ?? 0);
        if (least < 1)
        {
            yield return RuleErrors.Invalid("spec.minReplicas", JsonNumber.FromInt64(least), "must be greater than or equal to 1");
        }

        if (most < 1)
        {
            yield return RuleErrors.Invalid("spec.maxReplicas", JsonNumber.FromInt64(most), "must be greater than 0");
        }
        else if (most < least)
        {
            yield return RuleErrors.Invalid("spec.maxReplicas", JsonNumber.FromInt64(most), "must be greater than or equal to `minReplicas`");
        }
    }
}
