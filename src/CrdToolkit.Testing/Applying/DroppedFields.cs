using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Applying;

/// <summary>Removes what a manager applied before and does not apply any more, unless somebody else manages it (Updater.prune).</summary>
internal static class DroppedFields
{
    /// <summary>The merged object without what was dropped.</summary>
    /// <param name="strategy">What is particular to the kind.</param>
    /// <param name="merged">The object with the new configuration, in the version of the request.</param>
    /// <param name="previous">What the manager applied before.</param>
    /// <param name="managers">All managers, the new configuration among them.</param>
    public static JsonObject Remove(ResourceStrategy strategy, JsonObject merged, FieldManager previous, IReadOnlyList<FieldManager> managers)
    {
        var apiVersion = (merged["apiVersion"] as JsonString)?.Value ?? "";
        if (In(strategy, merged, previous.ApiVersion) is not { } whole)
        {
            return merged;
        }

        var last = previous.Fields.Reconcile(whole.Type).WithNamedFields(whole.Type);
        var pruned = FieldRemoval.Remove(whole.Value, last, whole.Type);
        pruned = KeepManaged(strategy, whole, pruned, managers);
        pruned = KeepUnmanaged(whole, pruned, last);
        return In(strategy, pruned, apiVersion)?.Value ?? merged;
    }

    // What anybody manages stays, in whatever version it is written down.
    private static JsonObject KeepManaged(
        ResourceStrategy strategy, VersionedFields whole, JsonObject pruned, IReadOnlyList<FieldManager> managers)
    {
        var own = (whole.Value["apiVersion"] as JsonString)?.Value;
        var kept = new VersionedFields(pruned, whole.Type);
        foreach (var version in managers.GroupBy(manager => manager.ApiVersion).OrderBy(version => version.Key == own ? 0 : 1))
        {
            if (In(strategy, whole.Value, version.Key) is not { } all || In(strategy, kept.Value, version.Key) is not { } some)
            {
                continue;
            }

            var managed = version.Aggregate(FieldSet.Empty, (set, manager) => set.Union(manager.Fields.Reconcile(all.Type))).WithNamedFields(all.Type);
            var remaining = Fields(some).Union(managed);
            kept = new VersionedFields(FieldRemoval.Remove(all.Value, Fields(all).Except(remaining), all.Type), all.Type);
        }

        return In(strategy, kept.Value, own!)!.Value;
    }

    // What the manager did not apply stays, even where nobody manages it.
    private static JsonObject KeepUnmanaged(VersionedFields whole, JsonObject pruned, FieldSet last) => FieldRemoval.Remove(
        whole.Value, Fields(whole).Except(Fields(whole with { Value = pruned })).Intersect(last), whole.Type);

    private static FieldSet Fields(VersionedFields fields) => FieldSetBuilder.Build(fields.Value, fields.Type).WithNamedFields(fields.Type);

    private static VersionedFields? In(ResourceStrategy strategy, JsonObject value, string apiVersion) => strategy.InVersion(value, apiVersion);
}
