using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Validation;

/// <summary>The rules for the owners, finalizers and managers of an object (apimachinery's <c>ValidateOwnerReferences</c>, <c>ValidateFinalizers</c>, <c>ValidateManagedFields</c>).</summary>
internal static class ReferenceRules
{
    private const string Rule = "metadata";

    /// <summary>The mistakes of <c>ownerReferences</c>.</summary>
    public static IEnumerable<FieldError> CheckOwners(JsonObject metadata, string path)
    {
        var field = path + ".ownerReferences";
        var owners = (metadata["ownerReferences"] as JsonArray ?? JsonArray.Empty).Items.OfType<JsonObject>().ToList();
        foreach (var owner in owners)
        {
            foreach (var error in CheckOwner(owner, field))
            {
                yield return error;
            }
        }

        if (owners.Where(owner => owner["controller"] is JsonBoolean { Value: true }).ToList() is [var first, var second, ..])
        {
            yield return new(Rule, FieldErrorType.Invalid, field,
                $"Only one reference can have Controller set to true. Found \"true\" in references for {Name(first)} and {Name(second)}",
                metadata["ownerReferences"]);
        }
    }

    /// <summary>The mistakes of <c>finalizers</c>.</summary>
    public static IEnumerable<FieldError> CheckFinalizers(JsonObject metadata, string path)
    {
        var field = path + ".finalizers";
        var finalizers = (metadata["finalizers"] as JsonArray ?? JsonArray.Empty).Items.Select(item => (item as JsonString)?.Value ?? "").ToList();
        foreach (var finalizer in finalizers)
        {
            foreach (var problem in Names.FindQualifiedNameProblems(finalizer))
            {
                yield return new(Rule, FieldErrorType.Invalid, field, problem, finalizer);
            }
        }

        if (finalizers.Contains("orphan") && finalizers.Contains("foregroundDeletion"))
        {
            yield return new(Rule, FieldErrorType.Invalid, field, "finalizer orphan and foregroundDeletion cannot be both set", metadata["finalizers"]);
        }
    }

    /// <summary>The mistakes of <c>managedFields</c>.</summary>
    public static IEnumerable<FieldError> CheckManagers(JsonObject metadata, string path)
    {
        var managers = (metadata["managedFields"] as JsonArray ?? JsonArray.Empty).Items;
        for (var i = 0; i < managers.Count; i++)
        {
            var (manager, field) = (managers[i] as JsonObject ?? JsonObject.Empty, $"{path}.managedFields[{i}]");
            if (Text(manager, "operation") is not ("Apply" or "Update") and var operation)
            {
                yield return new(Rule, FieldErrorType.Invalid, field + ".operation", "must be `Apply` or `Update`", operation);
            }

            if (Text(manager, "fieldsType") is not ("" or "FieldsV1") and var type)
            {
                yield return new(Rule, FieldErrorType.Invalid, field + ".fieldsType", "must be `FieldsV1`", type);
            }
        }
    }

    private static IEnumerable<FieldError> CheckOwner(JsonObject owner, string field)
    {
        var (group, version) = GroupVersion.Split(Text(owner, "apiVersion"));
        if (version.Length == 0)
        {
            yield return new(Rule, FieldErrorType.Invalid, field + ".apiVersion", "version must not be empty", Text(owner, "apiVersion"));
        }

        foreach (var name in new[] { "kind", "name", "uid" }.Where(name => Text(owner, name).Length == 0))
        {
            yield return new(Rule, FieldErrorType.Invalid, $"{field}.{name}", "must not be empty", "");
        }

        if ((group, version, Text(owner, "kind")) is ("", "v1", "Event"))
        {
            yield return new(Rule, FieldErrorType.Invalid, field, "/v1, Kind=Event is disallowed from being an owner", owner);
        }
    }

    private static string Text(JsonObject owner, string name) => (owner[name] as JsonString)?.Value ?? "";

    private static string Name(JsonObject owner) => $"{Text(owner, "kind")}/{Text(owner, "name")}";
}
