using CrdToolkit.Generators.Emission;
using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Generators.Applying;

/// <summary>The apply types of an assembly: a type that several resources use has one.</summary>
internal static class ApplySet
{
    /// <summary>
    /// The resources that have apply types, each once. Two types may ask for one name, such as <c>Disk.Size</c> and <c>DiskSize</c>:
    /// then the resources that use the second have none.
    /// </summary>
    public static EquatableArray<ApplyModel> Create(IEnumerable<ApplyModel> found)
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        var resources = new HashSet<string>(StringComparer.Ordinal);
        var sound = new List<ApplyModel>();
        foreach (var model in found.OrderBy(model => model.ResourceType, StringComparer.Ordinal))
        {
            if (model.Types.All(type => !sources.TryGetValue(type.Type.FullyQualifiedName, out var source) || source == type.Source)
                && resources.Add(model.ResourceType))
            {
                foreach (var type in model.Types)
                {
                    sources[type.Type.FullyQualifiedName] = type.Source;
                }

                sound.Add(model);
            }
        }

        return sound.ToEquatableArray();
    }

    /// <summary>What the clients need to know.</summary>
    public static EquatableArray<ApplyNames> Names(EquatableArray<ApplyModel> models) =>
        models.Select(model => new ApplyNames(model.ResourceType, model.ApplyType, model.StatusApplyType, model.FillsObservedGeneration)).ToEquatableArray();

    /// <summary>One file for each type.</summary>
    public static IEnumerable<ApplyFile> Files(EquatableArray<ApplyModel> models)
    {
        var types = models
            .SelectMany(model => model.Types)
            .GroupBy(type => type.Type.FullyQualifiedName, StringComparer.Ordinal)
            .Select(same => same.First())
            .ToList();
        var ambiguous = types
            .GroupBy(type => HintName.Stem(type.Type), StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Select(same => same.Key)
            .ToList();
        return types.Select(type => new ApplyFile(HintName.Of(type.Type, ambiguous), type));
    }
}
