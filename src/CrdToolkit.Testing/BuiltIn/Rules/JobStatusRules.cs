using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>
/// Rules of the status of jobs (validateJobStatus, ValidateJobStatusUpdate). A rule is asked only when what it is about changes, so that a job of before the rule
/// can still be written.
/// </summary>
internal static class JobStatusRules
{
    private const string Conditions = "status.conditions";
    private const string Complete = "Complete";
    private const string Failed = "Failed";
    private const string FailureTarget = "FailureTarget";
    private const string SuccessCriteriaMet = "SuccessCriteriaMet";
    private static readonly string[] Terminal = [Failed, Complete, FailureTarget];

    /// <summary>The errors of a status that is written.</summary>
    public static IEnumerable<FieldError> Validate(JsonObject value, JsonObject old)
    {
        var (status, before) = (value.Child("status"), old.Child("status"));
        return
        [
            .. Formats.NotNegative(status, "status", "active", "succeeded", "failed", "ready", "terminating"),
            .. Outcome(status, before),
            .. Counts(value.Child("spec"), status, before),
            .. Is(status, SuccessCriteriaMet) && Is(status, Failed)
                ? [FieldErrors.Invalid(Conditions, "cannot set SuccessCriteriaMet=True and Failed=true conditions")]
                : (IEnumerable<FieldError>)[],
            .. Is(status, SuccessCriteriaMet) && Is(status, FailureTarget)
                ? [FieldErrors.Invalid(Conditions, "cannot set SuccessCriteriaMet=True and FailureTarget=true conditions")]
                : (IEnumerable<FieldError>)[],
            .. Changes(value.Child("spec"), status, before),
        ];
    }

    private static IEnumerable<FieldError> Outcome(JsonObject status, JsonObject before)
    {
        bool Changed(params ReadOnlySpan<string> types)
        {
            foreach (var type in types)
            {
                if (Is(status, type) != Is(before, type))
                {
                    return true;
                }
            }

            return false;
        }

        var (complete, failed) = (Is(status, Complete), Is(status, Failed));
        var (start, end) = (status["startTime"], status["completionTime"]);
        var (startChanged, endChanged) = (!Equals(start, before["startTime"]), !Equals(end, before["completionTime"]));
        if (complete && failed && Changed(Complete, Failed))
        {
            yield return FieldErrors.Invalid(Conditions, "cannot set Complete=True and Failed=true conditions");
        }

        if (complete && Is(status, FailureTarget) && Changed(Complete, FailureTarget))
        {
            yield return FieldErrors.Invalid(Conditions, "cannot set Complete=True and FailureTarget=true conditions");
        }

        if (end is not null && !complete && (endChanged || Changed(Complete)))
        {
            yield return FieldErrors.Invalid("status.completionTime", end, "cannot set completionTime when there is no Complete=True condition");
        }

        if (end is null && complete && (endChanged || Changed(Complete)))
        {
            yield return FieldErrors.Required("status.completionTime", "completionTime is required for Complete jobs");
        }

        if (start is JsonString from && end is JsonString to && (startChanged || endChanged) && string.CompareOrdinal(to.Value, from.Value) < 0)
        {
            yield return FieldErrors.Invalid("status.completionTime", end, "completionTime cannot be set before startTime");
        }

        if (failed && !Is(status, FailureTarget) && Changed(Failed, FailureTarget))
        {
            yield return FieldErrors.Invalid(Conditions, "cannot set Failed=True condition without the FailureTarget=true condition");
        }

        if (complete && !Is(status, SuccessCriteriaMet) && Changed(Complete, SuccessCriteriaMet))
        {
            yield return FieldErrors.Invalid(Conditions, "cannot set Complete=True condition without the SuccessCriteriaMet=true condition");
        }
    }

    private static IEnumerable<FieldError> Counts(JsonObject spec, JsonObject status, JsonObject before)
    {
        var isFinished = IsFinished(status);
        var hasFinished = isFinished != IsFinished(before);
        bool Changed(string field) => !Equals(status[field], before[field]);

        if (isFinished && status.Number("active") > 0 && (hasFinished || Changed("active")))
        {
            yield return FieldErrors.Invalid("status.active", status["active"]!, "active>0 is invalid for finished job");
        }

        if (isFinished && status["startTime"] is null && (hasFinished || Changed("startTime")))
        {
            yield return FieldErrors.Required("status.startTime", "startTime is required for finished job");
        }

        if (status.Text("completedIndexes").Length > 0 && spec.Text("completionMode") != "Indexed" && Changed("completedIndexes"))
        {
            yield return FieldErrors.Invalid(
                "status.completedIndexes", status["completedIndexes"]!, "cannot set non-empty completedIndexes when non-indexed completion mode");
        }

        if (status["failedIndexes"] is { } indexes && spec["backoffLimitPerIndex"] is null && Changed("failedIndexes"))
        {
            yield return FieldErrors.Invalid("status.failedIndexes", indexes, "cannot set non-null failedIndexes when backoffLimitPerIndex is null");
        }

        if (isFinished && status.Number("terminating") > 0 && (hasFinished || Changed("terminating")))
        {
            yield return FieldErrors.Invalid("status.terminating", status["terminating"]!, "terminating>0 is invalid for finished job");
        }

        if (status.Number("ready") > (status.Number("active") ?? 0) && (Changed("ready") || Changed("active")))
        {
            yield return FieldErrors.Invalid("status.ready", status["ready"]!, "cannot set more ready pods than active");
        }
    }

    private static IEnumerable<FieldError> Changes(JsonObject spec, JsonObject status, JsonObject before)
    {
        foreach (var type in Terminal.Where(type => Is(before, type) && !Is(status, type)))
        {
            yield return FieldErrors.Invalid(Conditions, $"cannot disable the terminal {type}=True condition");
        }

        var isElastic = spec.Text("completionMode") == "Indexed" && spec.Number("completions") == spec.Number("parallelism");
        foreach (var counter in isElastic ? (string[])["failed"] : ["failed", "succeeded"])
        {
            if ((status.Number(counter) ?? 0) < (before.Number(counter) ?? 0))
            {
                yield return FieldErrors.Invalid($"status.{counter}", JsonNumber.FromInt64(status.Number(counter) ?? 0), $"cannot decrease the {counter} counter");
            }
        }

        if (status["completionTime"] is { } end && before["completionTime"] is { } former && !end.Equals(former))
        {
            yield return FieldErrors.Invalid("status.completionTime", end, "completionTime cannot be mutated");
        }

        if (before["startTime"] is { } start && !start.Equals(status["startTime"]) && !spec.IsTrue("suspend"))
        {
            yield return FieldErrors.Required("status.startTime", "startTime cannot be removed for unsuspended job");
        }

        if (Is(before, SuccessCriteriaMet) && !Is(status, SuccessCriteriaMet))
        {
            yield return FieldErrors.Invalid(Conditions, "cannot disable the SuccessCriteriaMet=True condition");
        }
    }

    private static bool IsFinished(JsonObject status) => Is(status, Complete) || Is(status, Failed);

    private static bool Is(JsonObject status, string type) =>
        status.Objects("conditions").Any(condition => condition.Text("type") == type && condition.Text("status") == "True");
}
