using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.BuiltIn.Rules;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The life of jobs: unless its author selects pods by hand, a job selects those that carry its uid.</summary>
/// <param name="kind">What is particular to the kind.</param>
internal sealed class JobStrategy(BuiltInKind kind) : BuiltInStrategy(kind)
{
    private const string Controller = "batch.kubernetes.io/controller-uid";
    private static readonly string[] Generated = ["controller-uid", Controller, "job-name", "batch.kubernetes.io/job-name"];

    /// <inheritdoc/>
    public override JsonObject PrepareForCreate(JsonObject value)
    {
        var prepared = base.PrepareForCreate(value);
        var spec = prepared.Child("spec");
        if (spec.IsTrue("manualSelector"))
        {
            return prepared;
        }

        foreach (var label in Generated)
        {
            var own = label.EndsWith("uid", StringComparison.Ordinal) ? value.Uid : value.Name;
            spec = spec.WithAt(spec.Find("template", "metadata", "labels", label) ?? own, "template", "metadata", "labels", label);
        }

        return prepared.With("spec", spec.WithAt(spec.Find("selector", "matchLabels", Controller) ?? value.Uid, "selector", "matchLabels", Controller));
    }

    /// <inheritdoc/>
    public override IEnumerable<FieldError> Validate(JsonObject value) => JobRules.Generated(value).Concat(base.Validate(value));

    /// <inheritdoc/>
    public override JsonObject PrepareForUpdate(JsonObject value, JsonObject old, UpdateTarget target)
    {
        if (target == UpdateTarget.Status)
        {
            return base.PrepareForUpdate(value, old, target);
        }

        var (spec, before) = (value.Child("spec"), old.Child("spec"));
        spec = spec.WithOrWithout("selector", spec["selector"] ?? before["selector"]);
        foreach (var label in Generated)
        {
            if (before.Find("template", "metadata", "labels", label) is { } generated && spec.Find("template", "metadata", "labels", label) is null)
            {
                spec = spec.WithAt(generated, "template", "metadata", "labels", label);
            }
        }

        return base.PrepareForUpdate(value.With("spec", spec), old, target);
    }
}
