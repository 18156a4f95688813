using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Applying;

/// <summary>Keeps <c>metadata.managedFields</c> true when objects are written otherwise than by apply (the FieldManager of apimachinery).</summary>
/// <param name="clock">When.</param>
internal sealed class FieldOwnership(TimeProvider clock)
{
    private const int MaximumUpdaters = 10;
    private const string Bucket = "ancient-changes";

    /// <summary>A new object with its writer as the manager of everything in it.</summary>
    public JsonObject Create(ResourceStrategy strategy, FieldWriter writer, JsonObject asked) =>
        Update(strategy, writer, UpdateTarget.Main, strategy.EmptyObject, asked);

    /// <summary>The new state of an object with its managers: who sets a field manages it, and nobody manages one that is gone.</summary>
    /// <param name="strategy">What is particular to the kind.</param>
    /// <param name="writer">Who writes.</param>
    /// <param name="target">Which part is written; changes elsewhere are going to be taken back.</param>
    /// <param name="live">The state before.</param>
    /// <param name="asked">The new state.</param>
    public JsonObject Update(ResourceStrategy strategy, FieldWriter writer, UpdateTarget target, JsonObject live, JsonObject asked)
    {
        var value = asked.WithMetadata("managedFields", null);
        if (ConfigurationCheck.Check(value, strategy.FieldType, allowsDuplicates: true).Length > 0)
        {
            // What the schema cannot read cannot be tracked: the API server forgets all managers then.
            return value;
        }

        if (Read(writer, live, asked) is not { } managers || (managers.Count == 0 && live.Uid.Length > 0))
        {
            return value;
        }

        var before = live.WithMetadata("managedFields", null);
        if (!value.Equals(before))
        {
            Take(strategy, writer, target, before, value, managers);
        }

        return value.WithMetadata("managedFields", FieldManager.Write(managers));
    }

    /// <summary>Gives a writer the fields that it sets, and takes them from all others.</summary>
    public void Take(
        ResourceStrategy strategy, FieldWriter writer, UpdateTarget target, JsonObject before, JsonObject after, List<FieldManager> managers)
    {
        var comparisons = new FieldComparisons(strategy, target, writer.ApiVersion, before, after);
        for (var i = managers.Count - 1; i >= 0; i--)
        {
            var manager = managers[i];
            var fields = comparisons.Kept(manager);
            if (fields.IsEmpty)
            {
                managers.RemoveAt(i);
            }
            else
            {
                managers[i] = manager with { Fields = fields };
            }
        }

        var taken = comparisons.In(writer.ApiVersion)!.Set.Except(ObjectFields.Unmanaged);
        if (!taken.IsEmpty)
        {
            var index = managers.FindIndex(manager => manager.Is(writer, FieldManager.Update));
            var fields = index < 0 ? taken : managers[index].Fields.Union(taken);
            var entry = new FieldManager(
                writer.Manager, FieldManager.Update, writer.ApiVersion, writer.Subresource, writer.IsScale ? "" : Timestamp.Text(clock.GetUtcNow()), fields);
            if (index < 0)
            {
                managers.Add(entry);
            }
            else
            {
                managers[index] = entry;
            }
        }

        Cap(managers);
    }

    // decodeLiveOrNew: an object may bring its managers along, except through a subresource; one empty entry forgets them all.
    private static List<FieldManager>? Read(FieldWriter writer, JsonObject live, JsonObject asked)
    {
        if (writer.Subresource.Length == 0 && asked.Metadata["managedFields"] is JsonArray brought)
        {
            if (brought is { Count: 1 } && brought[0] is JsonObject { Count: 0 })
            {
                return [];
            }

            if (!ReferenceEquals(brought, live.Metadata["managedFields"]) && FieldManager.Read(brought) is { Count: > 0 } managers)
            {
                return managers;
            }
        }

        return FieldManager.Read(live.Metadata["managedFields"]) ?? [];
    }

    // The oldest updaters beyond the tenth are thrown together.
    private static void Cap(List<FieldManager> managers)
    {
        var updaters = managers.Where(manager => !manager.IsApplier).OrderBy(manager => manager.Time, StringComparer.Ordinal)
            .ThenBy(manager => manager.Name, StringComparer.Ordinal).ToList();
        var excess = updaters.Count - MaximumUpdaters;
        var firstOf = new Dictionary<string, FieldManager>(StringComparer.Ordinal);
        foreach (var manager in excess > 0 ? updaters : [])
        {
            if (excess == 0)
            {
                return;
            }

            if (!firstOf.TryGetValue(manager.ApiVersion, out var first))
            {
                firstOf[manager.ApiVersion] = manager;
                continue;
            }

            managers.Remove(manager);
            managers.Remove(first);
            var bucket = new FieldManager(Bucket, FieldManager.Update, manager.ApiVersion, "", manager.Time, first.Fields.Union(manager.Fields));
            managers.Add(bucket);
            firstOf[manager.ApiVersion] = bucket;
            excess--;
        }
    }
}
