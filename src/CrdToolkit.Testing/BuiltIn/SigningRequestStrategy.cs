using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.BuiltIn.Rules;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>
/// The life of certificate signing requests: they tell who asks, their spec never changes, and only <c>approval</c> approves or denies
/// them (pkg/registry/certificates of Kubernetes). Nobody signs them here.
/// </summary>
/// <param name="kind">What is particular to the kind.</param>
/// <param name="clock">What time it is.</param>
internal sealed class SigningRequestStrategy(BuiltInKind kind, TimeProvider clock) : BuiltInStrategy(kind)
{
    /// <inheritdoc/>
    public override JsonObject CreatedBy(JsonObject value, UserInfo user)
    {
        var asks = user.ToJson();
        return value.With("spec", value.Child("spec")
            .WithOrWithout("username", asks["username"])
            .WithOrWithout("uid", asks["uid"])
            .WithOrWithout("groups", asks["groups"])
            .WithOrWithout("extra", asks["extra"]));
    }

    /// <inheritdoc/>
    public override JsonObject PrepareForUpdate(JsonObject value, JsonObject old, UpdateTarget target)
    {
        var prepared = base.PrepareForUpdate(value, old, target);
        if (target == UpdateTarget.Main)
        {
            return prepared.With("spec", old.Child("spec"));
        }

        // Each subresource keeps what the other one is for (preserveConditionInstances); decisions that come or go are errors of their own.
        var (status, before) = (prepared.Child("status"), old.Child("status"));
        var conditions = status.Objects("conditions");
        if (target == UpdateTarget.Status)
        {
            conditions = conditions.Select(condition => SigningRequestRules.IsDecision(condition) ? Same(before, condition, "type") ?? condition : condition);
        }
        else
        {
            status = status.WithOrWithout("certificate", before["certificate"]);
        }

        var timed = conditions.Select(condition => (JsonValue)Timed(condition, before)).ToList();
        return prepared.With("status", status.WithOrWithout("conditions", timed.Count == 0 ? null : JsonValues.Array(timed)));
    }

    /// <inheritdoc/>
    public override IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old, UpdateTarget target) =>
        base.ValidateUpdate(value, old, target).Concat(SigningRequestRules.Status(value.Child("status"), old.Child("status"), target));

    private static JsonObject? Same(JsonObject status, JsonObject condition, params string[] fields) =>
        status.Objects("conditions").FirstOrDefault(other => fields.All(field => other.Text(field) == condition.Text(field)));

    // populateConditionTimestamps
    private JsonObject Timed(JsonObject condition, JsonObject before)
    {
        var now = Timestamp.Text(clock.GetUtcNow());
        var since = Same(before, condition, "type", "status")?.Text("lastTransitionTime") is { Length: > 0 } kept ? kept : now;
        return StructureDefaults.Fill(condition, JsonValues.Object(("lastUpdateTime", now), ("lastTransitionTime", since)));
    }
}
