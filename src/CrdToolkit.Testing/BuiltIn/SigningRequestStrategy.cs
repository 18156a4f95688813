using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Access;
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

        // Either subresource keeps what the other one is for.
        var (status, before) = (prepared.Child("status"), old.Child("status"));
        var conditions = target == UpdateTarget.Approval
            ? status.Objects("conditions")
            : before.Objects("conditions").Where(IsDecision).Concat(status.Objects("conditions").Where(condition => !IsDecision(condition)));
        var timed = conditions.Select(condition => (JsonValue)Timed(condition)).ToList();
        status = status.WithOrWithout("conditions", timed.Count == 0 ? null : JsonValues.Array(timed));
        return prepared.With("status", target == UpdateTarget.Approval ? status.WithOrWithout("certificate", before["certificate"]) : status);
    }

    private static bool IsDecision(JsonObject condition) => condition.Text("type") is "Approved" or "Denied";

    // populateConditionTimestamps
    private JsonObject Timed(JsonObject condition)
    {
        var now = Timestamp.Text(clock.GetUtcNow());
        return StructureDefaults.Fill(condition, JsonValues.Object(("lastUpdateTime", now), ("lastTransitionTime", now)));
    }
}
