using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of kinds that say who may do what, and how others are to be treated.</summary>
internal static class PolicyKindRules
{
    private const string Group = "rbac.authorization.k8s.io";

    /// <summary>The errors of the rules of a role (ValidatePolicyRule).</summary>
    public static IEnumerable<FieldError> Role(JsonObject value, bool namespaced)
    {
        foreach (var (rule, index) in value.Objects("rules").Select((rule, index) => (rule, index)))
        {
            var path = $"rules[{index}]";
            if (!rule.Items("verbs").Any())
            {
                yield return FieldErrors.Required($"{path}.verbs", "verbs must contain at least one value");
            }

            if (rule.Items("nonResourceURLs").Any())
            {
                if (namespaced)
                {
                    yield return FieldErrors.Invalid($"{path}.nonResourceURLs", rule["nonResourceURLs"]!, "namespaced rules cannot apply to non-resource URLs");
                }

                if (((string[])["apiGroups", "resources", "resourceNames"]).Any(field => rule.Items(field).Any()))
                {
                    yield return FieldErrors.Invalid($"{path}.nonResourceURLs", rule["nonResourceURLs"]!, "rules cannot apply to both regular resources and non-resource URLs");
                }

                continue;
            }

            if (!rule.Items("apiGroups").Any())
            {
                yield return FieldErrors.Required($"{path}.apiGroups", "resource rules must supply at least one api group");
            }

            if (!rule.Items("resources").Any())
            {
                yield return FieldErrors.Required($"{path}.resources", "resource rules must supply at least one resource");
            }
        }
    }

    /// <summary>The errors of how a role is made of others.</summary>
    public static IEnumerable<FieldError> Aggregation(JsonObject value) => value["aggregationRule"] is not JsonObject rule
        ? []
        : rule.Items("clusterRoleSelectors").Any()
            ? PodRules.Items(rule, "aggregationRule", "clusterRoleSelectors").SelectMany(selector => Formats.Selector(selector.Path, selector.Item))
            : [FieldErrors.Required("aggregationRule.clusterRoleSelectors", "at least one clusterRoleSelector required if aggregationRule is non-nil")];

    /// <summary>The errors of a binding (ValidateRoleBinding).</summary>
    public static IEnumerable<FieldError> Binding(string kind, JsonObject value)
    {
        var (role, name) = (value.Child("roleRef"), value.Child("roleRef").Text("name"));
        if (role.Text("apiGroup") != Group)
        {
            yield return FieldErrors.NotSupported("roleRef.apiGroup", role.Text("apiGroup"), Group);
        }

        string[] kinds = kind == "RoleBinding" ? ["Role", "ClusterRole"] : ["ClusterRole"];
        if (!kinds.Contains(role.Text("kind")))
        {
            yield return FieldErrors.NotSupported("roleRef.kind", role.Text("kind"), kinds);
        }

        foreach (var error in name.Length == 0
            ? [FieldErrors.Required("roleRef.name")]
            : FieldErrors.Invalid("roleRef.name", name, NameRules.Name(NameRule.PathSegment, name, isPrefix: false)))
        {
            yield return error;
        }

        foreach (var error in value.Objects("subjects").SelectMany((subject, index) => Subject(subject, $"subjects[{index}]")))
        {
            yield return error;
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
            yield return FieldErrors.Invalid("spec", shown, "minAvailable and maxUnavailable cannot be both set") with { IsStructure = true };
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

    // ValidateRoleBindingSubject
    private static IEnumerable<FieldError> Subject(JsonObject subject, string path)
    {
        var (name, group) = (subject.Text("name"), subject.Text("apiGroup"));
        if (name.Length == 0)
        {
            yield return FieldErrors.Required($"{path}.name");
        }

        switch (subject.Text("kind"))
        {
            case "ServiceAccount":
                foreach (var error in name.Length == 0 ? [] : FieldErrors.Invalid($"{path}.name", name, NameRules.Subdomain(name)))
                {
                    yield return error;
                }

                if (group.Length > 0)
                {
                    yield return FieldErrors.NotSupported($"{path}.apiGroup", group, "");
                }

                if (subject.Text("namespace").Length == 0)
                {
                    yield return FieldErrors.Required($"{path}.namespace");
                }

                break;
            case "User" or "Group":
                if (group != Group)
                {
                    yield return FieldErrors.NotSupported($"{path}.apiGroup", group, Group);
                }

                break;
            default:
                yield return FieldErrors.NotSupported($"{path}.kind", subject.Text("kind"), "ServiceAccount", "User", "Group");
                break;
        }
    }
}
