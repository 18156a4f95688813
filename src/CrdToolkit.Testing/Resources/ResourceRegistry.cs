using System.Collections.Immutable;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Resources;

/// <summary>Everything that is served now. Readers see one consistent state.</summary>
internal sealed class ResourceRegistry
{
    private readonly Lock gate = new();
    private ImmutableDictionary<(string Group, string Version, string Plural), ApiResource> resources =
        ImmutableDictionary<(string, string, string), ApiResource>.Empty;

    // Made when somebody asks: at the start every kind is added for itself.
    private SortedResources sorted = new(new object(), []);

    /// <summary>All resources, in the order of group, version and name.</summary>
    public IReadOnlyList<ApiResource> Resources
    {
        get
        {
            var (now, known) = (resources, sorted);
            if (!ReferenceEquals(known.Of, now))
            {
                known = new SortedResources(now,
                [
                    .. now.Values
                        .OrderBy(resource => resource.Group, StringComparer.Ordinal)
                        .ThenBy(resource => resource.Version, StringComparer.Ordinal)
                        .ThenBy(resource => resource.Plural, StringComparer.Ordinal),
                ]);
                sorted = known;
            }

            return known.Resources;
        }
    }

    /// <summary>The resource of a path; null when there is none.</summary>
    public ApiResource? Find(string group, string version, string plural) => resources.GetValueOrDefault((group, version, plural));

    /// <summary>The resource of a collection, in the version that its objects are stored in if that is served; null when none is.</summary>
    public ApiResource? FindStored(ObjectCollection collection)
    {
        ApiResource? found = null;
        foreach (var resource in Resources)
        {
            if (resource.Collection == collection)
            {
                found = found is null || resource.IsStorageVersion ? resource : found;
            }
        }

        return found;
    }

    /// <summary>Serves exactly these versions of a resource from now on.</summary>
    public void Serve(string group, string plural, IEnumerable<ApiResource> versions)
    {
        lock (gate)
        {
            var served = resources.RemoveRange(resources.Keys.Where(key => key.Group == group && key.Plural == plural));
            resources = served.AddRange(versions.Select(version => KeyValuePair.Create((group, version.Version, plural), version)));
        }
    }
}
