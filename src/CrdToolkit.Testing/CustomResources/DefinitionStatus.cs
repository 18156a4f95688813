using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>The conditions and accepted names in the status of a CustomResourceDefinition.</summary>
internal static class DefinitionStatus
{
    /// <summary>Whether a condition is <c>True</c>.</summary>
    public static bool IsTrue(JsonObject definition, string type) => Condition(definition, type)?.Text("status") == "True";

    /// <summary>A condition; null when it was never set.</summary>
    public static JsonObject? Condition(JsonObject definition, string type) =>
        definition.Child("status").Objects("conditions").FirstOrDefault(condition => condition.Text("type") == type);

    /// <summary>The definition with a condition; unchanged when it holds already.</summary>
    public static JsonObject WithCondition(JsonObject definition, string type, bool isTrue, string reason, string message, DateTimeOffset now)
    {
        var status = isTrue ? "True" : "False";
        var old = Condition(definition, type);
        if (old is not null && old.Text("status") == status && old.Text("reason") == reason && old.Text("message") == message)
        {
            return definition;
        }

        var condition = JsonValues.Object(
            ("type", type),
            ("status", status),
            ("lastTransitionTime", old?.Text("status") == status ? old["lastTransitionTime"] : Timestamp.Text(now)),
            ("reason", reason),
            ("message", message));
        var conditions = definition.Child("status").Objects("conditions").Select(other => other.Text("type") == type ? condition : other).ToList();
        if (old is null)
        {
            conditions.Add(condition);
        }

        return definition.With("status", definition.Child("status").With("conditions", JsonValues.Array(conditions)));
    }
}
