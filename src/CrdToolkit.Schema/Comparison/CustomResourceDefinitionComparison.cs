using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Comparison;

/// <summary>
/// Compares a definition with the one that it takes the place of: what the API server would not let change
/// (<c>ValidateCustomResourceDefinitionUpdate</c>), and what it lets change although objects or clients of the older one break.
/// </summary>
public static class CustomResourceDefinitionComparison
{
    /// <summary>The definition to compare another with: that of its name, else one of its group and kind; null where there is none.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="candidates">Where to look.</param>
    /// <param name="definitionOf">The definition of a candidate.</param>
    public static T? FindCounterpart<T>(CustomResourceDefinition definition, IReadOnlyList<T> candidates, Func<T, CustomResourceDefinition> definitionOf)
        where T : class =>
        candidates.FirstOrDefault(candidate => definitionOf(candidate).Name == definition.Name)
        ?? candidates.FirstOrDefault(candidate => definitionOf(candidate).Group == definition.Group && definitionOf(candidate).Names.Kind == definition.Names.Kind);

    /// <summary>What it breaks that a definition has no counterpart any more; the path of the field is empty.</summary>
    public static DefinitionChange Gone { get; } = new(
        "A-17", "", "nothing makes this definition any more; once it is deleted in a cluster, every object of its kind goes with it. Keep it until nobody has any");

    /// <summary>What breaks; empty where everything that was right stays right. What is only added is not told.</summary>
    /// <param name="older">The definition that clusters may have.</param>
    /// <param name="newer">The definition that takes its place.</param>
    public static IReadOnlyList<DefinitionChange> FindBreaking(CustomResourceDefinition older, CustomResourceDefinition newer)
    {
        var found = new List<DefinitionChange>();
        FindIdentity(older, newer, found);
        for (var i = 0; i < newer.Versions.Count; i++)
        {
            if (older.Versions.FirstOrDefault(version => version.Name == newer.Versions[i].Name) is { Served: true } served)
            {
                VersionChanges.Find(served, newer.Versions[i], new FieldPath("spec").Child("versions").Index(i), found);
            }
        }

        FindRemovedVersions(older, newer, found);
        return found;
    }

    private static void FindIdentity(CustomResourceDefinition older, CustomResourceDefinition newer, List<DefinitionChange> found)
    {
        Check("spec.group", older.Group, newer.Group);
        Check("spec.names.plural", older.Names.Plural, newer.Names.Plural);
        Check("spec.scope", older.Scope, newer.Scope);
        Check("spec.names.kind", older.Names.Kind, newer.Names.Kind);

        void Check(string field, string? before, string? after)
        {
            if (before != after)
            {
                found.Add(new("P-5", field,
                    $"{JsonWriter.Quote(after ?? "")} was {JsonWriter.Quote(before ?? "")}: field is immutable; keep it, or make it a definition of its own and move the objects"));
            }
        }
    }

    private static void FindRemovedVersions(CustomResourceDefinition older, CustomResourceDefinition newer, List<DefinitionChange> found)
    {
        foreach (var gone in older.Versions.Where(version => newer.Versions.All(kept => kept.Name != version.Name)))
        {
            if (gone.Storage)
            {
                found.Add(new("P-6", "spec.versions",
                    $"missing from spec.versions; {gone.Name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in {gone.Name} and removes {gone.Name} from status.storedVersions; keep it with storage: false, and with served: false once nobody asks for it"));
            }
            else if (gone.Served)
            {
                found.Add(new("A-17", "spec.versions", $"version {gone.Name} is gone, so clients that ask for it get 404 Not Found; keep it, deprecated, until nobody does"));
            }
        }
    }
}
