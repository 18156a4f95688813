using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Selectors;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of what runs pods by a selector and a template (ValidateDeploymentSpec and its likes).</summary>
internal static class WorkloadRules
{
    private const string NoMatch = "`selector` does not match template `labels`";

    /// <summary>The errors of the spec of a deployment, a stateful set, a daemon set or a replica set, in the order of its kind.</summary>
    public static IEnumerable<FieldError> Validate(string kind, JsonObject spec) => kind switch
    {
        "Deployment" =>
        [
            .. Formats.NotNegative(spec, "spec", "replicas"),
            .. Selector(kind, spec),
            .. PodRules.Template(spec.Child("template"), "spec.template"),
            .. Template(kind, spec.Child("template").Child("spec")),
            .. UpdateStrategyRules.Deployment(spec.Child("strategy")),
            .. Formats.NotNegative(spec, "spec", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds"),
            .. Deadline(spec),
        ],
        "StatefulSet" =>
        [
            .. UpdateStrategyRules.StatefulSet(spec),
            .. Formats.NotNegative(spec, "spec", "replicas", "minReadySeconds"),
            .. Formats.NotNegative(spec.Child("ordinals"), "spec.ordinals", "start"),
            .. Formats.NotNegative(spec, "spec", "revisionHistoryLimit"),
            .. Selector(kind, spec),
            .. PodRules.Template(WithClaims(spec), "spec.template"),
            .. Template(kind, spec.Child("template").Child("spec")),
        ],
        "DaemonSet" =>
        [
            .. Selector(kind, spec),
            .. PodRules.Template(spec.Child("template"), "spec.template"),
            .. Template(kind, spec.Child("template").Child("spec")),
            .. Formats.NotNegative(spec, "spec", "minReadySeconds"),
            .. UpdateStrategyRules.DaemonSet(spec.Child("updateStrategy")),
            .. Formats.NotNegative(spec, "spec", "revisionHistoryLimit"),
        ],
        _ =>
        [
            .. Formats.NotNegative(spec, "spec", "replicas", "minReadySeconds"),
            .. Selector(kind, spec),
            .. PodRules.Template(spec.Child("template"), "spec.template"),
            .. Template(kind, spec.Child("template").Child("spec")),
        ],
    };

    /// <summary>The errors of the spec of a replication controller, whose selector is a map.</summary>
    public static IEnumerable<FieldError> ReplicationController(JsonObject spec)
    {
        foreach (var error in Formats.NotNegative(spec, "spec", "minReadySeconds"))
        {
            yield return error;
        }

        var (selector, labels) = (spec.Child("selector"), spec.Child("template").Child("metadata").Child("labels"));
        if (selector.Count == 0)
        {
            yield return FieldErrors.Required("spec.selector");
        }

        foreach (var error in Formats.NotNegative(spec, "spec", "replicas"))
        {
            yield return error;
        }

        if (selector.Members.Any(label => !label.Value.Equals(labels[label.Key])))
        {
            yield return FieldErrors.Invalid("spec.template.metadata.labels", labels, NoMatch);
        }

        foreach (var error in PodRules.Template(spec.Child("template"), "spec.template")
            .Concat(Template("ReplicationController", spec.Child("template").Child("spec"))))
        {
            yield return error;
        }
    }

    /// <summary>That the template has the labels which a selector wants; without a selector nothing does.</summary>
    public static IEnumerable<FieldError> Matching(JsonObject spec, string path)
    {
        var labels = spec.Child("template").Child("metadata")["labels"];
        var matches = spec["selector"] is JsonObject selector
            && (Formats.Selector("", selector).Any() || LabelSelector.FromObject(selector).MatchesLabels(labels as JsonObject ?? JsonObject.Empty));
        return matches ? [] : [FieldErrors.Invalid($"{path}.template.metadata.labels", labels ?? JsonNull.Instance, NoMatch)];
    }

    private static IEnumerable<FieldError> Selector(string kind, JsonObject spec)
    {
        if (spec["selector"] is not JsonObject selector)
        {
            // A daemon set only finds that nothing matches.
            return [.. kind == "DaemonSet" ? (IEnumerable<FieldError>)[] : [FieldErrors.Required("spec.selector")], .. Matching(spec, "spec")];
        }

        var isEmpty = selector.Child("matchLabels").Count == 0 && !selector.Items("matchExpressions").Any();
        return
        [
            .. Formats.Selector("spec.selector", selector),
            .. isEmpty
                ? [FieldErrors.Invalid("spec.selector", selector, $"empty selector is invalid for {(kind == "ReplicaSet" ? "deployment" : kind.ToLowerInvariant())}")]
                : (IEnumerable<FieldError>)[],
            .. Matching(spec, "spec"),
        ];
    }

    private static IEnumerable<FieldError> Template(string kind, JsonObject pod)
    {
        if (pod.Text("restartPolicy") is not ("Always" or "") and var policy)
        {
            yield return FieldErrors.NotSupported("spec.template.spec.restartPolicy", policy, "Always");
        }

        if (pod["activeDeadlineSeconds"] is not null)
        {
            yield return FieldErrors.Forbidden(
                "spec.template.spec.activeDeadlineSeconds", $"activeDeadlineSeconds in {(kind == "Deployment" ? "ReplicaSet" : kind)} is not Supported");
        }
    }

    private static IEnumerable<FieldError> Deadline(JsonObject spec) =>
        spec.Number("progressDeadlineSeconds") is { } deadline && deadline <= (spec.Number("minReadySeconds") ?? 0)
            ? [FieldErrors.Invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds")]
            : [];

    // The pods of a stateful set have a volume for each template of a claim, in place of one of the same name.
    private static JsonObject WithClaims(JsonObject spec)
    {
        var template = spec.Child("template");
        var claims = spec.Objects("volumeClaimTemplates").Select(claim => claim.Child("metadata").Text("name")).Where(name => name.Length > 0).Distinct().ToList();
        return claims.Count == 0
            ? template
            : template.With("spec", template.Child("spec").With("volumes", JsonValues.Array(
            [
                .. template.Child("spec").Items("volumes").Where(volume => volume is not JsonObject known || !claims.Contains(known.Text("name"))),
                .. claims.Select(name => JsonValues.Object(("name", name), ("persistentVolumeClaim", JsonValues.Object(("claimName", name))))),
            ])));
    }
}
