using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Selectors;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of jobs and of what makes them (ValidateJobSpec, validateCronJobSpec).</summary>
internal static class JobRules
{
    private const string Indexed = "Indexed";
    private const int LongestManager = 63;
    private const int LongestCronJobName = 52;
    private static readonly string[] Policies = ["Allow", "Forbid", "Replace"];

    /// <summary>The errors of the spec of a job.</summary>
    public static IEnumerable<FieldError> Job(JsonObject spec, string path) =>
    [
        .. Unselected(spec, path),
        .. spec["selector"] is JsonObject selector ? Formats.Selector($"{path}.selector", selector) : [FieldErrors.Required($"{path}.selector")],
        .. WorkloadRules.Matching(spec, path),
    ];

    /// <summary>What a new job that does not select pods by hand must have: the labels that tell its pods, and a selector of them (validateGeneratedSelector).</summary>
    public static IEnumerable<FieldError> Generated(JsonObject value)
    {
        var (spec, labels) = (value.Child("spec"), value.Child("spec").Child("template").Child("metadata").Child("labels"));
        if (spec.IsTrue("manualSelector") || spec["selector"] is not JsonObject selector)
        {
            yield break;
        }

        (string Label, string Value)[] expected =
            [("controller-uid", value.Uid), ("job-name", value.Name), ("batch.kubernetes.io/controller-uid", value.Uid), ("batch.kubernetes.io/job-name", value.Name)];
        foreach (var (label, wanted) in expected.Where(entry => labels.Text(entry.Label) != entry.Value))
        {
            yield return FieldErrors.Invalid($"spec.template.metadata.labels[{label}]", labels, $"must be '{wanted}'");
        }

        if (!Formats.Selector("", selector).Any()
            && !LabelSelector.FromObject(selector).MatchesLabels(JsonValues.Object(expected.Select(entry => (entry.Label, (JsonValue?)entry.Value)))))
        {
            yield return FieldErrors.Invalid("spec.selector", selector, "`selector` not auto-generated");
        }
    }

    /// <summary>What a change of a job may not touch (ValidateJobSpecUpdate).</summary>
    public static IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old)
    {
        var (spec, before) = (value.Child("spec"), old.Child("spec"));

        // An indexed job grows and shrinks as a whole; one that has not started may still be told where it is to run.
        var isElastic = spec.Text("completionMode") == Indexed && spec.Number("completions") == spec.Number("parallelism");
        var isMovable = before.IsTrue("suspend") && old.Child("status")["startTime"] is null;
        return
        [
            .. isElastic ? [] : Same("completions", spec["completions"], before["completions"]),
            .. Same("selector", spec["selector"], before["selector"]),
            .. Same("template", spec["template"], isMovable ? Moved(before.Child("template"), spec.Child("template")) : before["template"]),
            .. ((string[])["completionMode", "podFailurePolicy", "backoffLimitPerIndex", "managedBy", "successPolicy"])
                .SelectMany(field => Same(field, spec[field], before[field])),
        ];

        static IEnumerable<FieldError> Same(string field, JsonValue? now, JsonValue? before) =>
            Equals(now, before) ? [] : [FieldErrors.Invalid($"spec.{field}", now ?? JsonNull.Instance, "field is immutable")];
    }

    /// <summary>The errors of a cron job.</summary>
    public static IEnumerable<FieldError> CronJob(JsonObject value)
    {
        var spec = value.Child("spec");
        var schedule = spec.Text("schedule");
        if (schedule.Length > 0 && CronSchedule.Problem(schedule) is { } problem)
        {
            yield return FieldErrors.Invalid("spec.schedule", schedule, problem);
        }

        if (schedule.Contains("TZ", StringComparison.Ordinal))
        {
            yield return FieldErrors.Invalid("spec.schedule", schedule, spec["timeZone"] is null
                ? "cannot use TZ or CRON_TZ in schedule, use timeZone field instead"
                : "cannot use both timeZone field and TZ or CRON_TZ in schedule");
        }

        if (spec["timeZone"] is JsonString zone && (zone.Value.Length == 0 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone.Value, out _)))
        {
            yield return zone.Value.Length == 0
                ? FieldErrors.Invalid("spec.timeZone", zone, "timeZone must be nil or non-empty string")
                : FieldErrors.Invalid("spec.timeZone", zone, $"unknown time zone {zone.Value}");
        }

        if (spec.Text("concurrencyPolicy") is { Length: > 0 } policy && !Policies.Contains(policy))
        {
            yield return FieldErrors.NotSupported("spec.concurrencyPolicy", policy, Policies);
        }

        foreach (var error in Formats.NotNegative(spec, "spec", "startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit")
            .Concat(Unselected(spec.Child("jobTemplate").Child("spec"), "spec.jobTemplate.spec")))
        {
            yield return error;
        }

        var job = spec.Child("jobTemplate").Child("spec");
        if (job["selector"] is JsonObject selector)
        {
            yield return FieldErrors.Invalid("spec.jobTemplate.spec.selector", selector, "`selector` will be auto-generated");
        }

        if (job.IsTrue("manualSelector"))
        {
            yield return FieldErrors.NotSupported("spec.jobTemplate.spec.manualSelector", job["manualSelector"]!, "nil", "false");
        }

        // Eleven characters are added for each job.
        if (value.Name.Length > LongestCronJobName)
        {
            yield return FieldErrors.Invalid("metadata.name", value.Name, $"must be no more than {LongestCronJobName} characters");
        }
    }

    // validateJobSpec
    private static IEnumerable<FieldError> Unselected(JsonObject spec, string path)
    {
        foreach (var error in Formats.NotNegative(
            spec, path, "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished", "backoffLimitPerIndex", "maxFailedIndexes"))
        {
            yield return error;
        }

        if (spec["maxFailedIndexes"] is not null && spec["backoffLimitPerIndex"] is null)
        {
            yield return FieldErrors.Required($"{path}.backoffLimitPerIndex", "when maxFailedIndexes is specified");
        }

        foreach (var error in spec["managedBy"] is JsonString manager ? Formats.DomainPrefixedPath($"{path}.managedBy", manager.Value, LongestManager) : [])
        {
            yield return error;
        }

        foreach (var error in JobPolicyRules.Indexes(spec, path).Concat(JobPolicyRules.Failures(spec, path)).Concat(JobPolicyRules.Success(spec, path))
            .Concat(PodRules.Template(spec.Child("template"), $"{path}.template")))
        {
            yield return error;
        }

        var restart = spec.Child("template").Child("spec").Text("restartPolicy");
        if (restart is not ("OnFailure" or "Never"))
        {
            yield return FieldErrors.Required($"{path}.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\"");
        }
        else if (restart != "Never" && spec["podFailurePolicy"] is not null)
        {
            yield return FieldErrors.Invalid($"{path}.template.spec.restartPolicy", restart, "only \"Never\" is supported when podFailurePolicy is specified");
        }
    }

    // validatePodTemplateUpdate: the template before, with what it says now of where its pods run.
    private static JsonObject Moved(JsonObject before, JsonObject now)
    {
        var pod = before.Child("spec");
        foreach (var field in (string[])["nodeSelector", "tolerations", "schedulingGates"])
        {
            pod = pod.WithOrWithout(field, now.Child("spec")[field]);
        }

        var affinity = pod.Child("affinity").WithOrWithout("nodeAffinity", now.Child("spec").Child("affinity")["nodeAffinity"]);
        pod = pod.WithOrWithout("affinity", affinity.Count > 0 || now.Child("spec")["affinity"] is not null ? affinity : null);
        return before.WithOrWithout("metadata", now["metadata"]).With("spec", pod);
    }
}
