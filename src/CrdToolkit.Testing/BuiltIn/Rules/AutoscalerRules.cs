using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of autoscalers in their stored version (validateHorizontalPodAutoscalerSpec).</summary>
internal static class AutoscalerRules
{
    private const long LongestWindow = 3600;
    private const long LongestPeriod = 1800;
    private static readonly string[] Directions = ["scaleUp", "scaleDown"];

    private static readonly (string Type, string Field)[] Sources =
    [
        ("Object", "object"), ("External", "external"), ("Pods", "pods"), ("Resource", "resource"), ("ContainerResource", "containerResource"),
    ];

    /// <summary>The errors of the spec.</summary>
    public static IEnumerable<FieldError> Spec(JsonObject spec)
    {
        var (least, most) = (spec.Number("minReplicas") ?? 1, spec.Number("maxReplicas") ?? 0);
        if (least < 1)
        {
            yield return FieldErrors.Invalid("spec.minReplicas", JsonNumber.FromInt64(least), "must be greater than or equal to 1");
        }

        if (most < 1)
        {
            yield return FieldErrors.Invalid("spec.maxReplicas", JsonNumber.FromInt64(most), "must be greater than 0");
        }

        if (most < least)
        {
            yield return FieldErrors.Invalid("spec.maxReplicas", JsonNumber.FromInt64(most), "must be greater than or equal to `minReplicas`");
        }

        foreach (var field in (string[])["kind", "name"])
        {
            var text = spec.Child("scaleTargetRef").Text(field);
            foreach (var error in text.Length == 0 ? [] : FieldErrors.Invalid($"spec.scaleTargetRef.{field}", text, NameRules.Name(NameRule.PathSegment, text, isPrefix: false)))
            {
                yield return error;
            }
        }

        foreach (var error in PodRules.Items(spec, "spec", "metrics").SelectMany(metric => Metric(metric.Item, metric.Path))
            .Concat(Directions.SelectMany(direction => spec.Child("behavior")[direction] is JsonObject rules ? Scaling(rules, $"spec.behavior.{direction}") : [])))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> Metric(JsonObject metric, string path)
    {
        var type = metric.Text("type");
        var known = Sources.FirstOrDefault(source => source.Type == type).Field;
        if (known is null)
        {
            if (type.Length > 0)
            {
                yield return FieldErrors.NotSupported($"{path}.type", type, Sources.Select(source => source.Type).Order(StringComparer.Ordinal));
            }

            yield break;
        }

        if (metric[known] is not JsonObject described)
        {
            yield return FieldErrors.Required($"{path}.{known}", "must populate information for the given metric source");
        }
        else
        {
            foreach (var error in Target(described.Child("target"), known, $"{path}.{known}.target"))
            {
                yield return error;
            }
        }

        foreach (var (_, field) in Sources.Where(source => source.Field != known && metric[source.Field] is not null))
        {
            yield return FieldErrors.Forbidden($"{path}.{field}", "must populate the given metric source only");
        }
    }

    private static IEnumerable<FieldError> Target(JsonObject target, string source, string path)
    {
        if (target.Text("type") is not ("" or "Utilization" or "Value" or "AverageValue") and var type)
        {
            yield return FieldErrors.Invalid($"{path}.type", type, "must be either Utilization, Value, or AverageValue");
        }

        if (target.Number("averageUtilization") < 1)
        {
            yield return FieldErrors.Invalid($"{path}.averageUtilization", target["averageUtilization"]!, "must be greater than 0");
        }

        foreach (var field in (string[])["value", "averageValue"])
        {
            if (target[field] is JsonString amount && Quantity.BillionthsOf(amount.Value) <= 0)
            {
                yield return FieldErrors.Invalid($"{path}.{field}", amount, "must be positive");
            }
        }

        var (value, average, share) = (target["value"] is not null, target["averageValue"] is not null, target["averageUtilization"] is not null);
        if (source is "resource" or "containerResource")
        {
            if (!average && !share)
            {
                yield return FieldErrors.Required($"{path}.averageUtilization", "must set either a target raw value or a target utilization");
            }
            else if (average && share)
            {
                yield return FieldErrors.Forbidden($"{path}.averageValue", "may not set both a target raw value and a target utilization");
            }
        }
        else if (source == "external" && !value && !average)
        {
            yield return FieldErrors.Required($"{path}.averageValue", "must set either a target value for metric or a per-pod target");
        }
        else if (source == "external" && value && average)
        {
            yield return FieldErrors.Forbidden($"{path}.value", "may not set both a target value for metric and a per-pod target");
        }
        else if (source == "pods" && !average)
        {
            yield return FieldErrors.Required($"{path}.averageValue", "must specify a positive target averageValue");
        }
    }

    // validateScalingRules, validateScalingPolicy
    private static IEnumerable<FieldError> Scaling(JsonObject rules, string path)
    {
        if (rules.Number("stabilizationWindowSeconds") is (< 0 or > LongestWindow) and { } window)
        {
            yield return FieldErrors.Invalid(
                $"{path}.stabilizationWindowSeconds", window, window < 0 ? "must be greater than or equal to zero" : $"must be less than or equal to {LongestWindow}");
        }

        if (rules.Text("selectPolicy") is not ("" or "Max" or "Min" or "Disabled") and var choice)
        {
            yield return FieldErrors.NotSupported($"{path}.selectPolicy", choice, "Disabled", "Max", "Min");
        }

        if (!rules.Items("policies").Any())
        {
            yield return FieldErrors.Required($"{path}.policies", "must specify at least one Policy");
        }

        foreach (var (policy, at) in PodRules.Items(rules, path, "policies"))
        {
            if (policy.Text("type") is not ("" or "Pods" or "Percent") and var type)
            {
                yield return FieldErrors.NotSupported($"{at}.type", type, "Percent", "Pods");
            }

            foreach (var field in (string[])["value", "periodSeconds"])
            {
                if ((policy.Number(field) ?? 0) <= 0)
                {
                    yield return FieldErrors.Invalid($"{at}.{field}", policy[field] ?? JsonNumber.FromInt64(0), "must be greater than zero");
                }
            }

            if (policy.Number("periodSeconds") > LongestPeriod)
            {
                yield return FieldErrors.Invalid($"{at}.periodSeconds", policy["periodSeconds"]!, $"must be less than or equal to {LongestPeriod}");
            }
        }
    }
}
