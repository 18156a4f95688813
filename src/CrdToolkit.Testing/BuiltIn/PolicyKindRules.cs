using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Rules of kinds that say who may do what, and how others are to be treated.</summary>
internal static class PolicyKindRules
{
    private const string Rule = "ValidatePolicy";

    /// <summary>The errors of the rules of a role (ValidatePolicyRule).</summary>
    public static IEnumerable<FieldError> Role(JsonObject value, bool namespaced)
    {
        foreach (var (rule, index) in value.Objects("rules").Select((rule, index) => (rule, index)))
        {
            var path = $"rules[{index}]";
            if (!rule.Items("verbs").Any())
            {
                yield return Required($"{path}.verbs", "verbs must contain at least one value");
            }

            if (rule.Items("nonResourceURLs").Any())
            {
                if (namespaced)
                {
                    yield return new FieldError(
                        Rule, FieldErrorType.Invalid, $"{path}.nonResourceURLs", "namespaced rules cannot apply to non-resource URLs", rule["nonResourceURLs"]);
                }

                continue;
            }

            if (!rule.Items("apiGroups").Any())
            {
                yield return Required($"{path}.apiGroups", "resource rules must supply at least one api group");
            }

            if (!rule.Items("resources").Any())
            {
                yield return Required($"{path}.resources", "resource rules must supply at least one resource");
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
            yield return SchemaRules.Unsupported("roleRef.kind", role.Text("kind"), kinds);
        }

        if (role.Text("name").Length == 0)
        {
            yield return Required("roleRef.name", "");
        }

        foreach (var (subject, index) in value.Objects("subjects").Select((subject, index) => (subject, index)))
        {
            if (subject.Text("name").Length == 0)
            {
                yield return Required($"subjects[{index}].name", "");
            }

            if (subject.Text("kind") is not ("ServiceAccount" or "User" or "Group"))
            {
                yield return SchemaRules.Unsupported($"subjects[{index}].kind", subject.Text("kind"), ["Group", "ServiceAccount", "User"]);
            }
            else if (subject.Text("kind") == "ServiceAccount" && subject.Text("namespace").Length == 0)
            {
                yield return Required($"subjects[{index}].namespace", "");
            }
        }
    }

    /// <summary>The errors of a disruption budget.</summary>
    public static IEnumerable<FieldError> DisruptionBudget(JsonObject spec)
    {
        if (spec["minAvailable"] is not null && spec["maxUnavailable"] is not null)
        {
            yield return new FieldError(Rule, FieldErrorType.Invalid, "spec", "minAvailable and maxUnavailable cannot be both set", spec);
        }
    }

    /// <summary>The errors of an autoscaler.</summary>
    public static IEnumerable<FieldError> Autoscaler(JsonObject spec)
    {
        var (least, most) = (spec.Number("minReplicas") ?? 1, spec.Number("maxReplicas") ?? 0);
        if (least < 1)
        {
            yield return new FieldError(Rule, FieldErrorType.Invalid, "spec.minReplicas", "must be greater than or equal to 1", JsonNumber.FromInt64(least));
        }

        if (most < 1)
        {
            yield return new FieldError(Rule, FieldErrorType.Invalid, "spec.maxReplicas", "must be greater than 0", JsonNumber.FromInt64(most));
        }
        else if (most < least)
        {
            yield return new FieldError(
                Rule, FieldErrorType.Invalid, "spec.maxReplicas", "must be greater than or equal to `minReplicas`", JsonNumber.FromInt64(most));
        }
    }

    private static FieldError Required(string field, string detail) => new(Rule, FieldErrorType.Required, field, detail, null);
}
