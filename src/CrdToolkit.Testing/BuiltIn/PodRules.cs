using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Rules of pods and of what has a template of them (ValidatePodSpec, ValidateDeployment and their likes).</summary>
internal static class PodRules
{
    private const string Rule = "ValidatePodSpec";

    /// <summary>The errors of the spec of a pod.</summary>
    public static IEnumerable<FieldError> Spec(JsonObject spec, string path)
    {
        if (spec["containers"] is not JsonArray { Count: > 0 })
        {
            yield return Required($"{path}.containers");
        }

        var volumes = spec.Objects("volumes").Select(volume => volume.Text("name")).ToHashSet(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var list in (string[])["initContainers", "containers"])
        {
            var index = 0;
            foreach (var container in spec.Objects(list))
            {
                foreach (var error in Container(container, $"{path}.{list}[{index++}]", names, volumes))
                {
                    yield return error;
                }
            }
        }
    }

    /// <summary>The errors of what runs pods by a selector and a template.</summary>
    public static IEnumerable<FieldError> Workload(string kind, JsonObject spec)
    {
        if (spec.Number("replicas") is < 0 and { } replicas)
        {
            yield return Invalid("spec.replicas", replicas, "must be greater than or equal to 0");
        }

        var template = spec.Child("template");
        var labels = template.Child("metadata").Child("labels");
        if (spec["selector"] is not JsonObject selector)
        {
            yield return Required("spec.selector");
        }
        else if (selector.Child("matchLabels").Count == 0 && !selector.Items("matchExpressions").Any())
        {
            yield return Invalid("spec.selector", selector, $"empty selector is invalid for {(kind == "ReplicaSet" ? "deployment" : kind.ToLowerInvariant())}");
        }
        else if (selector.Child("matchLabels").Members.Any(label => !label.Value.Equals(labels[label.Key])))
        {
            yield return Invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`");
        }

        foreach (var error in Spec(template.Child("spec"), "spec.template.spec"))
        {
            yield return error;
        }

        if (template.Child("spec").Text("restartPolicy") is not ("Always" or "") and var policy)
        {
            yield return SchemaRules.Unsupported("spec.template.spec.restartPolicy", policy, ["Always"]);
        }
    }

    /// <summary>The errors of the spec of a job.</summary>
    public static IEnumerable<FieldError> Job(JsonObject spec, string path)
    {
        foreach (var (name, value) in ((string[])["parallelism", "completions", "backoffLimit", "activeDeadlineSeconds", "ttlSecondsAfterFinished"])
            .Select(name => (name, spec.Number(name))))
        {
            if (value < 0)
            {
                yield return Invalid($"{path}.{name}", value.Value, "must be greater than or equal to 0");
            }
        }

        foreach (var error in Spec(spec.Child("template").Child("spec"), $"{path}.template.spec"))
        {
            yield return error;
        }

        if (spec.Child("template").Child("spec").Text("restartPolicy") is not ("OnFailure" or "Never"))
        {
            yield return new FieldError(Rule, FieldErrorType.Required, $"{path}.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\"", null);
        }
    }

    private static IEnumerable<FieldError> Container(JsonObject container, string path, HashSet<string> names, HashSet<string> volumes)
    {
        var name = container.Text("name");
        foreach (var detail in name.Length == 0 ? [] : NameRules.Name(NameRule.Label, name, isPrefix: false))
        {
            yield return Invalid($"{path}.name", name, detail);
        }

        if (name.Length > 0 && !names.Add(name))
        {
            yield return new FieldError(Rule, FieldErrorType.Duplicate, $"{path}.name", "", name);
        }

        if (container.Text("image").Length == 0)
        {
            yield return Required($"{path}.image");
        }

        foreach (var (port, index) in container.Objects("ports").Select((port, index) => (port, index)))
        {
            if (port.Number("containerPort") is 0 or null)
            {
                yield return Required($"{path}.ports[{index}].containerPort");
            }
            else if (port.Number("containerPort") is < 1 or > 65535)
            {
                yield return Invalid($"{path}.ports[{index}].containerPort", port["containerPort"]!, "must be between 1 and 65535, inclusive");
            }
        }

        foreach (var (mount, index) in container.Objects("volumeMounts").Select((mount, index) => (mount, index)))
        {
            if (mount.Text("name").Length > 0 && !volumes.Contains(mount.Text("name")))
            {
                yield return new FieldError(Rule, FieldErrorType.NotFound, $"{path}.volumeMounts[{index}].name", "", mount.Text("name"));
            }
        }
    }

    private static FieldError Required(string field) => new(Rule, FieldErrorType.Required, field, "", null);

    private static FieldError Invalid(string field, JsonValue value, string detail) => new(Rule, FieldErrorType.Invalid, field, detail, value);
}
