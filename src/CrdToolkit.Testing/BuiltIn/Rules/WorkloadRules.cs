using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Selectors;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of what runs pods by a selector and a template (ValidateDeploymentSpec and its likes).</summary>
internal static class WorkloadRules
{
    /// <summary>The errors of the spec of a deployment, a stateful set, a daemon set or a replica set.</summary>
    public static IEnumerable<FieldError> Validate(string kind, JsonObject spec) =>
    [
        .. Formats.NotNegative(spec, "spec", "replicas", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds"),
        .. Selector(kind, spec),
        .. PodRules.Spec(spec.Child("template").Child("spec"), "spec.template.spec"),
        .. Formats.Labels("spec.template.metadata.labels", spec.Child("template").Child("metadata").Child("labels")),
        .. Template(kind, spec.Child("template").Child("spec")),
        .. kind switch
        {
            "Deployment" => Deployment(spec),
            "DaemonSet" => Rolling(spec.Child("updateStrategy").Child("rollingUpdate"), "spec.updateStrategy.rollingUpdate"),
            "StatefulSet" => Formats.NotNegative(spec.Child("updateStrategy").Child("rollingUpdate"), "spec.updateStrategy.rollingUpdate", "partition"),
            _ => (IEnumerable<FieldError>)[],
        },
    ];

    /// <summary>The errors of the spec of a replication controller, whose selector is a map.</summary>
    public static IEnumerable<FieldError> ReplicationController(JsonObject spec)
    {
        var (selector, labels) = (spec.Child("selector"), spec.Child("template").Child("metadata").Child("labels"));
        if (selector.Count == 0)
        {
            yield return FieldErrors.Required("spec.selector");
        }
        else if (selector.Members.Any(label => !label.Value.Equals(labels[label.Key])))
        {
            yield return FieldErrors.Invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`");
        }

        foreach (var error in Formats.NotNegative(spec, "spec", "replicas", "minReadySeconds")
            .Concat(PodRules.Spec(spec.Child("template").Child("spec"), "spec.template.spec")))
        {
            yield return error;
        }
    }

    /// <summary>The errors of a selector, which is to match the labels of the template.</summary>
    public static IEnumerable<FieldError> Selector(JsonObject spec, JsonObject selector, string path)
    {
        var labels = spec.Child("template").Child("metadata").Child("labels");
        var wrong = Formats.Selector($"{path}.selector", selector).ToList();
        foreach (var error in wrong)
        {
            yield return error;
        }

        if (wrong.Count == 0 && !LabelSelector.FromObject(selector).MatchesLabels(labels))
        {
            yield return FieldErrors.Invalid($"{path}.template.metadata.labels", labels, "`selector` does not match template `labels`");
        }
    }

    private static IEnumerable<FieldError> Selector(string kind, JsonObject spec)
    {
        if (spec["selector"] is not JsonObject selector)
        {
            yield return FieldErrors.Required("spec.selector");
            yield break;
        }

        foreach (var error in Selector(spec, selector, "spec"))
        {
            yield return error;
        }

        if (selector.Child("matchLabels").Count == 0 && !selector.Items("matchExpressions").Any())
        {
            yield return FieldErrors.Invalid(
                "spec.selector", selector, $"empty selector is invalid for {(kind == "ReplicaSet" ? "deployment" : kind.ToLowerInvariant())}");
        }
    }

    private static IEnumerable<FieldError> Template(string kind, JsonObject pod)
    {
        if (pod.Text("restartPolicy") is not ("Always" or "") and var policy)
        {
            yield return FieldErrors.NotSupported("spec.template.spec.restartPolicy", policy, "Always");
        }

        if (pod["activeDeadlineSeconds"] is not null && kind is not "DaemonSet")
        {
            yield return FieldErrors.Forbidden(
                "spec.template.spec.activeDeadlineSeconds", $"activeDeadlineSeconds in {(kind == "StatefulSet" ? kind : "ReplicaSet")} is not Supported");
        }
    }

    // ValidateDeploymentStrategy
    private static IEnumerable<FieldError> Deployment(JsonObject spec)
    {
        var strategy = spec.Child("strategy");
        if (strategy.Text("type") == "Recreate" && strategy["rollingUpdate"] is not null)
        {
            yield return FieldErrors.Forbidden("spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");
        }

        foreach (var error in strategy["rollingUpdate"] is JsonObject rolling ? Rolling(rolling, "spec.strategy.rollingUpdate") : [])
        {
            yield return error;
        }

        if (spec.Number("progressDeadlineSeconds") is >= 0 and { } deadline && deadline <= (spec.Number("minReadySeconds") ?? 0))
        {
            yield return FieldErrors.Invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds");
        }
    }

    private static IEnumerable<FieldError> Rolling(JsonObject rolling, string path)
    {
        var (unavailable, surge) = (rolling["maxUnavailable"], rolling["maxSurge"]);
        foreach (var error in Formats.IntegerOrPercent($"{path}.maxUnavailable", unavailable).Concat(Formats.IntegerOrPercent($"{path}.maxSurge", surge)))
        {
            yield return error;
        }

        if (unavailable is not null && surge is not null && Formats.PercentOf(unavailable) == 0 && Formats.PercentOf(surge) == 0)
        {
            yield return FieldErrors.Invalid($"{path}.maxUnavailable", unavailable, "may not be 0 when `maxSurge` is 0");
        }

        foreach (var error in Formats.AtMostAll($"{path}.maxUnavailable", unavailable))
        {
            yield return error;
        }
    }
}
