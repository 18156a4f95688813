using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of jobs and of what makes them (ValidateJobSpec, validateCronJobSpec).</summary>
internal static class JobRules
{
    private const int LongestCronJobName = 52;
    private static readonly string[] Policies = ["Allow", "Forbid", "Replace"];

    /// <summary>The errors of the spec of a job.</summary>
    public static IEnumerable<FieldError> Job(JsonObject spec, string path)
    {
        foreach (var error in Formats.NotNegative(
            spec, path, "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished", "backoffLimitPerIndex", "maxFailedIndexes"))
        {
            yield return error;
        }

        if (spec.Text("completionMode") == "Indexed" && spec["completions"] is null)
        {
            yield return FieldErrors.Required($"{path}.completions", "when completion mode is Indexed");
        }

        if (spec.IsTrue("manualSelector") && spec["selector"] is null)
        {
            yield return FieldErrors.Required($"{path}.selector");
        }

        foreach (var error in spec["selector"] is JsonObject selector ? WorkloadRules.Selector(spec, selector, path) : [])
        {
            yield return error;
        }

        var template = spec.Child("template").Child("spec");
        foreach (var error in PodRules.Spec(template, $"{path}.template.spec"))
        {
            yield return error;
        }

        if (template.Text("restartPolicy") is not ("OnFailure" or "Never"))
        {
            yield return FieldErrors.Required($"{path}.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\"");
        }
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
            .Concat(Job(spec.Child("jobTemplate").Child("spec"), "spec.jobTemplate.spec")))
        {
            yield return error;
        }

        // Eleven characters are added for each job.
        if (value.Name.Length > LongestCronJobName)
        {
            yield return FieldErrors.Invalid("metadata.name", value.Name, $"must be no more than {LongestCronJobName} characters");
        }
    }
}
