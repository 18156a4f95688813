using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of how workloads replace their pods (ValidateDeploymentStrategy and its likes). Values are shown as the types of the server, whose fields have no names in JSON.</summary>
internal static class UpdateStrategyRules
{
    private const string RollingUpdate = "RollingUpdate";
    private const string OnDelete = "OnDelete";
    private const string Recreate = "Recreate";

    /// <summary>The errors of the strategy of a deployment.</summary>
    public static IEnumerable<FieldError> Deployment(JsonObject strategy) => strategy.Text("type") switch
    {
        RollingUpdate => Rolling(strategy.Child("rollingUpdate"), "spec.strategy.rollingUpdate"),
        Recreate => strategy["rollingUpdate"] is null
            ? []
            : [FieldErrors.Forbidden("spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'")],
        _ => [FieldErrors.NotSupported("spec.strategy", Shown(strategy), Recreate, RollingUpdate) with { IsStructure = true }],
    };

    /// <summary>The errors of the strategy of a daemon set.</summary>
    public static IEnumerable<FieldError> DaemonSet(JsonObject strategy) => strategy.Text("type") switch
    {
        RollingUpdate => RollingDaemons(strategy.Child("rollingUpdate"), "spec.updateStrategy.rollingUpdate"),
        OnDelete => [],
        _ => [FieldErrors.NotSupported("spec.updateStrategy", Shown(strategy), RollingUpdate, OnDelete) with { IsStructure = true }],
    };

    /// <summary>The errors of how a stateful set manages its pods and claims.</summary>
    public static IEnumerable<FieldError> StatefulSet(JsonObject spec)
    {
        if (spec.Text("podManagementPolicy") is not ("OrderedReady" or "Parallel") and var management)
        {
            yield return FieldErrors.Invalid("spec.podManagementPolicy", management, "must be 'OrderedReady' or 'Parallel'");
        }

        var strategy = spec.Child("updateStrategy");
        foreach (var error in strategy.Text("type") switch
        {
            RollingUpdate => RollingSets(strategy.Child("rollingUpdate"), "spec.updateStrategy.rollingUpdate"),
            OnDelete => strategy["rollingUpdate"] is JsonObject rolling
                ? [FieldErrors.Invalid("spec.updateStrategy.rollingUpdate", ShownSets(rolling), "only allowed for updateStrategy 'RollingUpdate'") with { IsStructure = true }]
                : [],
            _ => (IEnumerable<FieldError>)
                [FieldErrors.Invalid("spec.updateStrategy", Shown(strategy), "must be 'RollingUpdate' or 'OnDelete'") with { IsStructure = true }],
        })
        {
            yield return error;
        }

        foreach (var moment in (string[])["whenDeleted", "whenScaled"])
        {
            if (spec.Child("persistentVolumeClaimRetentionPolicy").Text(moment) is not ("" or "Retain" or "Delete") and var policy)
            {
                yield return FieldErrors.NotSupported($"spec.persistentVolumeClaimRetentionPolicy.{moment}", policy, "Retain", "Delete");
            }
        }
    }

    private static IEnumerable<FieldError> Rolling(JsonObject rolling, string path)
    {
        var (unavailable, surge) = (rolling["maxUnavailable"], rolling["maxSurge"]);
        return
        [
            .. Formats.IntegerOrPercent($"{path}.maxUnavailable", unavailable),
            .. Formats.IntegerOrPercent($"{path}.maxSurge", surge),
            .. unavailable is not null && Formats.PercentOf(unavailable) == 0 && Formats.PercentOf(surge) == 0
                ? [FieldErrors.Invalid($"{path}.maxUnavailable", unavailable, "may not be 0 when `maxSurge` is 0")]
                : (IEnumerable<FieldError>)[],
            .. Formats.AtMostAll($"{path}.maxUnavailable", unavailable),
        ];
    }

    // Either a pod more than there should be or one less: exactly one of them.
    private static IEnumerable<FieldError> RollingDaemons(JsonObject rolling, string path)
    {
        var (unavailable, surge) = (rolling["maxUnavailable"], rolling["maxSurge"]);
        return
        [
            .. Formats.IntegerOrPercent($"{path}.maxUnavailable", unavailable),
            .. Formats.IntegerOrPercent($"{path}.maxSurge", surge),
            .. Formats.AtMostAll($"{path}.maxUnavailable", unavailable),
            .. Formats.AtMostAll($"{path}.maxSurge", surge),
            .. (IsSome(unavailable), IsSome(surge)) switch
            {
                (true, true) => [FieldErrors.Invalid($"{path}.maxSurge", surge!, "may not be set when maxUnavailable is non-zero")],
                (false, false) => [FieldErrors.Required($"{path}.maxUnavailable", "cannot be 0 when maxSurge is 0")],
                _ => (IEnumerable<FieldError>)[],
            },
        ];
    }

    private static IEnumerable<FieldError> RollingSets(JsonObject rolling, string path)
    {
        var unavailable = rolling["maxUnavailable"];
        return
        [
            .. Formats.NotNegative(rolling, path, "partition"),
            .. Formats.IntegerOrPercent($"{path}.maxUnavailable", unavailable),
            .. unavailable is null || IsSome(unavailable) ? (IEnumerable<FieldError>)[] : [FieldErrors.Invalid($"{path}.maxUnavailable", unavailable, "cannot be 0")],
            .. Formats.AtMostAll($"{path}.maxUnavailable", unavailable),
        ];
    }

    private static bool IsSome(JsonValue? amount) => Formats.PercentOf(amount) is not (null or 0);

    // What does not roll has no defaults for it; given all the same, it is shown by its own names.
    private static JsonObject Shown(JsonObject strategy) =>
        JsonValues.Object(("Type", strategy.Text("type")), ("RollingUpdate", strategy["rollingUpdate"] ?? JsonNull.Instance));

    private static JsonObject ShownSets(JsonObject rolling) =>
        JsonValues.Object(("Partition", rolling.Number("partition") ?? 0), ("MaxUnavailable", rolling["maxUnavailable"] ?? JsonNull.Instance));
}
