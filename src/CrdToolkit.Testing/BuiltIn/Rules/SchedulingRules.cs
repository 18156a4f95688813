using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of where a pod may run: node selectors, tolerations, affinities, spreading.</summary>
internal static class SchedulingRules
{
    private static readonly string[] Operators = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"];

    /// <summary>The errors of the spec of a pod.</summary>
    public static IEnumerable<FieldError> Validate(JsonObject spec, string path) =>
    [
        .. Formats.Labels($"{path}.nodeSelector", spec.Child("nodeSelector")),
        .. Affinity(spec.Child("affinity"), $"{path}.affinity"),
        .. Tolerations(spec, path),
        .. Spreading(spec, path),
    ];

    // ValidateTolerations
    private static IEnumerable<FieldError> Tolerations(JsonObject spec, string path)
    {
        foreach (var (toleration, at) in PodRules.Items(spec, path, "tolerations"))
        {
            var (key, operation, value) = (toleration.Text("key"), toleration.Text("operator"), toleration.Text("value"));
            foreach (var error in key.Length == 0 ? [] : FieldErrors.Invalid($"{at}.key", key, NameRules.QualifiedName(key)))
            {
                yield return error;
            }

            if (key.Length == 0 && operation != "Exists")
            {
                yield return FieldErrors.Invalid(
                    $"{at}.operator", operation, "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
            }

            if (toleration["tolerationSeconds"] is not null && toleration.Text("effect") != "NoExecute")
            {
                yield return FieldErrors.Invalid($"{at}.effect", toleration.Text("effect"), "effect must be 'NoExecute' when `tolerationSeconds` is set");
            }

            if (operation is "" or "Equal" && NameRules.LabelValue(value).ToList() is [_, ..] wrong)
            {
                yield return FieldErrors.Invalid($"{at}.operator", value, string.Join(';', wrong));
            }
            else if (operation == "Exists" && value.Length > 0)
            {
                yield return FieldErrors.Invalid($"{at}.operator", value, "value must be empty when `operator` is 'Exists'");
            }
        }
    }

    // validateTopologySpreadConstraints
    private static IEnumerable<FieldError> Spreading(JsonObject spec, string path)
    {
        var constraints = PodRules.Items(spec, path, "topologySpreadConstraints").ToList();
        foreach (var ((constraint, at), index) in constraints.Select((constraint, index) => (constraint, index)))
        {
            if (constraint.Number("maxSkew") is null or <= 0)
            {
                yield return FieldErrors.Invalid($"{at}.maxSkew", constraint["maxSkew"] ?? JsonNumber.FromInt64(0), "must be greater than zero");
            }

            var (key, otherwise) = (constraint.Text("topologyKey"), constraint.Text("whenUnsatisfiable"));
            if (constraints.Skip(index + 1).Any(other => other.Item.Text("topologyKey") == key && other.Item.Text("whenUnsatisfiable") == otherwise))
            {
                yield return FieldErrors.Duplicate($"{at}.{{topologyKey, whenUnsatisfiable}}", $"{{{key}, {otherwise}}}");
            }

            if (constraint.Number("minDomains") is <= 0 and { } domains)
            {
                yield return FieldErrors.Invalid($"{at}.minDomains", domains, "must be greater than zero");
            }

            if (constraint["minDomains"] is { } least && otherwise != "DoNotSchedule")
            {
                yield return FieldErrors.Invalid($"{at}.minDomains", least, $"can only use minDomains if whenUnsatisfiable=DoNotSchedule, not {otherwise}");
            }

            foreach (var error in Formats.Selector($"{at}.labelSelector", constraint.Child("labelSelector")))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> Affinity(JsonObject affinity, string path)
    {
        var required = affinity.Child("nodeAffinity").Child("requiredDuringSchedulingIgnoredDuringExecution");
        if (affinity.Child("nodeAffinity")["requiredDuringSchedulingIgnoredDuringExecution"] is not null && !required.Items("nodeSelectorTerms").Any())
        {
            yield return FieldErrors.Required(
                $"{path}.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms", "must have at least one node selector term");
        }

        foreach (var (term, at) in PodRules.Items(required, $"{path}.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"))
        {
            foreach (var error in PodRules.Items(term, at, "matchExpressions").SelectMany(item => NodeRequirement(item.Item, item.Path)))
            {
                yield return error;
            }
        }

        foreach (var (weighted, at) in PodRules.Items(affinity.Child("nodeAffinity"), $"{path}.nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution"))
        {
            if (weighted.Number("weight") is not (>= 1 and <= 100))
            {
                yield return FieldErrors.Invalid($"{at}.weight", weighted["weight"] ?? JsonNumber.FromInt64(0), "must be in the range 1-100");
            }
        }

        foreach (var kind in (string[])["podAffinity", "podAntiAffinity"])
        {
            foreach (var error in PodTerms(affinity.Child(kind), $"{path}.{kind}"))
            {
                yield return error;
            }
        }
    }

    // validatePodAffinityTerm, validateWeightedPodAffinityTerms
    private static IEnumerable<FieldError> PodTerms(JsonObject affinity, string path)
    {
        const string preferred = "preferredDuringSchedulingIgnoredDuringExecution";
        foreach (var (term, at) in PodRules.Items(affinity, path, "requiredDuringSchedulingIgnoredDuringExecution")
            .Concat(PodRules.Items(affinity, path, preferred).Select(weighted => (weighted.Item.Child("podAffinityTerm"), $"{weighted.Path}.podAffinityTerm"))))
        {
            foreach (var error in Formats.Selector($"{at}.labelSelector", term.Child("labelSelector")))
            {
                yield return error;
            }
        }

        foreach (var (weighted, at) in PodRules.Items(affinity, path, preferred))
        {
            if (weighted.Number("weight") is not (>= 1 and <= 100))
            {
                yield return FieldErrors.Invalid($"{at}.weight", weighted["weight"] ?? JsonNumber.FromInt64(0), "must be in the range 1-100");
            }
        }
    }

    // ValidateNodeSelectorRequirement
    private static IEnumerable<FieldError> NodeRequirement(JsonObject requirement, string path)
    {
        var (operation, values) = (requirement.Text("operator"), requirement.Items("values").Count());
        if (operation is "In" or "NotIn" && values == 0)
        {
            yield return FieldErrors.Required($"{path}.values", "must be specified when `operator` is 'In' or 'NotIn'");
        }
        else if (operation is "Exists" or "DoesNotExist" && values > 0)
        {
            yield return FieldErrors.Forbidden($"{path}.values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
        else if (operation is "Gt" or "Lt" && values != 1)
        {
            yield return FieldErrors.Required($"{path}.values", "must be specified single value when `operator` is 'Lt' or 'Gt'");
        }
        else if (!Operators.Contains(operation))
        {
            yield return FieldErrors.Invalid($"{path}.operator", operation, "not a valid selector operator");
        }

        foreach (var error in FieldErrors.Invalid($"{path}.key", requirement.Text("key"), NameRules.QualifiedName(requirement.Text("key"))))
        {
            yield return error;
        }
    }
}
