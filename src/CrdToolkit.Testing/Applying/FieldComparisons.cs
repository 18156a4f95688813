using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Applying;

/// <summary>What one write does, told in the versions of all managers of the object.</summary>
internal sealed class FieldComparisons
{
    private readonly ResourceStrategy strategy;
    private readonly UpdateTarget target;
    private readonly JsonObject before;
    private readonly JsonObject after;
    private readonly Dictionary<string, FieldComparison?> known = new(StringComparer.Ordinal);

    /// <summary>Compares two states, which are in the version of the writer.</summary>
    public FieldComparisons(ResourceStrategy strategy, UpdateTarget target, string apiVersion, JsonObject before, JsonObject after)
    {
        (this.strategy, this.target, this.before, this.after) = (strategy, target, before, after);
        known[apiVersion] = Compare(before, after, strategy.FieldType);
        OwnVersion = apiVersion;
    }

    private string OwnVersion { get; }

    /// <summary>The comparison in a version; null when that version is gone.</summary>
    public FieldComparison? In(string apiVersion)
    {
        if (!known.TryGetValue(apiVersion, out var comparison))
        {
            comparison = strategy.InVersion(before, apiVersion) is { } was && strategy.InVersion(after, apiVersion) is { } now
                ? Compare(was.Value, now.Value, was.Type)
                : null;
            known[apiVersion] = comparison;
        }

        return comparison;
    }

    /// <summary>What a manager keeps: neither set nor removed by the write. Nothing when its version is gone.</summary>
    public FieldSet Kept(FieldManager manager) => In(manager.ApiVersion) is { } comparison
        ? manager.Fields.Reconcile(TypeIn(manager.ApiVersion)).Except(comparison.Set).Except(comparison.Removed)
        : FieldSet.Empty;

    /// <summary>What of a manager's fields the write sets.</summary>
    public FieldSet Overwritten(FieldManager manager) => In(manager.ApiVersion) is { } comparison
        ? manager.Fields.Reconcile(TypeIn(manager.ApiVersion)).Intersect(comparison.Set)
        : FieldSet.Empty;

    // Null when that version is gone.
    private FieldType? TypeIn(string apiVersion) =>
        apiVersion == OwnVersion ? strategy.FieldType : strategy.InVersion(before, apiVersion)?.Type;

    private FieldComparison Compare(JsonObject was, JsonObject now, FieldType type) =>
        FieldComparer.Compare(was, now, type).Without(strategy.ResetFields(target));
}
