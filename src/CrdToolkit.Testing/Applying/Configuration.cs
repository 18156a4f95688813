using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Applying;

/// <summary>Applies a configuration to an object: merges it, takes away what the same manager applied before, finds conflicts.</summary>
/// <param name="ownership">Writes down who manages what.</param>
/// <param name="clock">When.</param>
internal sealed class Configuration(FieldOwnership ownership, TimeProvider clock)
{
    private const string BeforeFirstApply = "before-first-apply";

    /// <summary>The object with the configuration.</summary>
    /// <param name="resource">What the object is.</param>
    /// <param name="writer">Who applies.</param>
    /// <param name="target">Which part is written.</param>
    /// <param name="live">The object; an empty one when there is none yet.</param>
    /// <param name="configuration">What is applied.</param>
    /// <param name="force">Whether fields of other managers are taken over.</param>
    /// <exception cref="StatusException">400, 500: it is not a configuration of this kind; 409: it is in conflict with other managers.</exception>
    public JsonObject Apply(ApiResource resource, FieldWriter writer, UpdateTarget target, JsonObject live, JsonObject configuration, bool force)
    {
        Check(resource, configuration);
        var strategy = resource.Strategy;
        var managers = FieldManager.Read(live.Metadata["managedFields"]) ?? [];
        var before = live.WithMetadata("managedFields", null);
        if (managers.Count == 0)
        {
            ownership.Take(strategy, writer with { Manager = BeforeFirstApply }, target, strategy.EmptyObject, before, managers);
        }

        var previous = managers.FirstOrDefault(manager => manager.Is(writer, FieldManager.Apply));
        var fields = FieldSetBuilder.Build(configuration, strategy.FieldType).ExceptBelow(strategy.ResetFields(target));
        var own = new FieldManager(writer.Manager, FieldManager.Apply, writer.ApiVersion, writer.Subresource, previous?.Time ?? "", fields);
        managers = [.. managers.Where(manager => manager != previous), own];
        var merged = FieldMerge.Merge(before, configuration, strategy.FieldType);
        var after = previous is null ? merged : DroppedFields.Remove(strategy, merged, previous, managers);
        var comparisons = new FieldComparisons(strategy, target, writer.ApiVersion, before, after);
        var conflicts = Conflicts(managers, own, comparisons);
        if (conflicts.Count > 0 && !force)
        {
            var unexpected = LastApplied.Unexpected(writer.Manager, before, strategy.FieldType, conflicts);
            if (unexpected.Count > 0)
            {
                throw ConflictMessage.Error(unexpected);
            }
        }

        var isChanged = !after.Equals(before);
        var written = FieldManager.Write([.. managers
            .Select(manager => manager == own
                ? own with { Fields = own.Fields.Except(ObjectFields.Unmanaged), Time = isChanged ? Timestamp.Text(clock.GetUtcNow()) : own.Time }
                : manager with { Fields = comparisons.Kept(manager) })
            .Where(manager => !manager.Fields.IsEmpty)]);
        var result = isChanged ? Converted(resource, configuration, after) : before;
        return LastApplied.Sync(writer.Manager, result, configuration).WithMetadata("managedFields", written);
    }

    // The merged object has to be one of its kind again.
    private static JsonObject Converted(ApiResource resource, JsonObject configuration, JsonObject merged)
    {
        try
        {
            return resource.Strategy.Applied(ObjectMetadataDecoder.Decode(
                merged, resource.Kind, resource.Version, new DecodeFindings { IsTree = !resource.IsCustom }, resource.IsCustom ? "" : "metadata."));
        }
        catch (UnreadableObjectException e)
        {
            var kind = $"{resource.Group}/{resource.Version}, Kind={resource.Kind}";
            throw StatusErrors.Unknown(
                $"failed to convert new object ({configuration.Namespace}/{configuration.Name}; {kind}) to proper version: "
                    + $"unable to convert unstructured object to {kind}: {(resource.IsCustom ? "error decoding from json: " : "")}{e.Why}");
        }
    }

    private static void Check(ApiResource resource, JsonObject configuration)
    {
        var (group, version) = configuration.Text("apiVersion").Split('/') is [var named, var tail] ? (named, tail) : ("", configuration.Text("apiVersion"));
        var kind = $"{group}/{version}, Kind={configuration.Text("kind")}";
        if (configuration.Text("apiVersion") != resource.ApiVersion || configuration.Text("kind") != resource.Kind)
        {
            throw StatusErrors.BadRequest($"invalid object type: {kind}");
        }

        if (configuration.Metadata["managedFields"] is not (null or JsonNull))
        {
            throw StatusErrors.BadRequest("metadata.managedFields must be nil");
        }

        var problem = ConfigurationCheck.Check(configuration, resource.Strategy.FieldType, allowsDuplicates: false);
        if (problem.Length > 0)
        {
            throw StatusErrors.Unknown(
                $"failed to create typed patch object ({configuration.Namespace}/{configuration.Name}; {kind}): {problem}");
        }
    }

    private static List<FieldConflict> Conflicts(IEnumerable<FieldManager> managers, FieldManager own, FieldComparisons comparisons) =>
    [
        .. managers.Where(manager => manager != own)
            .SelectMany(manager => comparisons.Overwritten(manager).Paths().Select(path => new FieldConflict(manager, path))),
    ];
}
