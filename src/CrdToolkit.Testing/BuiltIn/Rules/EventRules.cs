using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of events (ValidateEventCreate). One with a time of its own is of the new sort, and says who reports what.</summary>
internal static class EventRules
{
    private const int LongestInstance = 128;
    private const int LongestMessage = 1024;

    /// <summary>The errors of an event.</summary>
    public static IEnumerable<FieldError> Validate(JsonObject value)
    {
        var isCore = value.Text("apiVersion") == "v1";
        var about = value.Child(isCore ? "involvedObject" : "regarding").Text("namespace");
        var isNew = value["eventTime"] is JsonString;
        var fits = about.Length > 0
            ? isNew || about == value.Namespace
            : value.Namespace is "" or "default" || (isNew && value.Namespace == "kube-system");
        if (!fits)
        {
            // Both groups name the field of the core group.
            yield return FieldErrors.Invalid("involvedObject.namespace", about, "does not match event.namespace");
        }

        foreach (var error in isNew ? Reported(value, isCore) : [])
        {
            yield return error;
        }

        if (isCore)
        {
            yield break;
        }

        if (!isNew)
        {
            yield return FieldErrors.Required("eventTime");
        }

        if (value.Text("type") is not ("Normal" or "Warning") and var type)
        {
            yield return FieldErrors.Invalid("type", "", $"has invalid value: {type}");
        }
    }

    private static IEnumerable<FieldError> Reported(JsonObject value, bool isCore)
    {
        var field = isCore ? "reportingComponent" : "reportingController";
        var (controller, instance) = (value.Text(field), value.Text("reportingInstance"));
        if (controller.Length == 0)
        {
            yield return FieldErrors.Required(field);
        }

        foreach (var error in FieldErrors.Invalid(field, controller, NameRules.QualifiedName(controller)))
        {
            yield return error;
        }

        if (instance.Length == 0)
        {
            yield return FieldErrors.Required("reportingInstance");
        }
        else if (instance.Length > LongestInstance)
        {
            yield return FieldErrors.Invalid("reportingInstance", "", $"can have at most {LongestInstance} characters");
        }

        foreach (var text in (string[])["action", "reason"])
        {
            if (value.Text(text).Length == 0)
            {
                yield return FieldErrors.Required(text);
            }
            else if (value.Text(text).Length > LongestInstance)
            {
                yield return FieldErrors.Invalid(text, "", $"can have at most {LongestInstance} characters");
            }
        }

        if (value.Text(isCore ? "message" : "note").Length > LongestMessage)
        {
            yield return FieldErrors.Invalid("message", "", $"can have at most {LongestMessage} characters");
        }
    }
}
