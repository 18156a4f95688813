using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.GarbageCollection;

/// <summary>Where objects are by uid, and which objects name a uid as their owner.</summary>
internal sealed class DependentIndex
{
    private readonly Dictionary<string, HashSet<(ObjectCollection Collection, ObjectKey Key)>> dependents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ObjectCollection Collection, ObjectKey Key)> objects = new(StringComparer.Ordinal);

    /// <summary>Follows a change of an object.</summary>
    public void Update(ObjectCollection collection, StoredObject? before, StoredObject? after)
    {
        foreach (var owner in before?.Value.OwnerReferences ?? [])
        {
            if (dependents.TryGetValue(owner.Text("uid"), out var places))
            {
                places.Remove((collection, before!.Key));
                if (places.Count == 0)
                {
                    dependents.Remove(owner.Text("uid"));
                }
            }
        }

        foreach (var owner in after?.Value.OwnerReferences ?? [])
        {
            if (!dependents.TryGetValue(owner.Text("uid"), out var places))
            {
                dependents[owner.Text("uid")] = places = [];
            }

            places.Add((collection, after!.Key));
        }
    }

    /// <summary>The objects that name an owner.</summary>
    public IReadOnlyList<(ObjectCollection Collection, ObjectKey Key)> Of(string uid) =>
        dependents.TryGetValue(uid, out var places) ? [.. places] : [];

    /// <summary>Where the object of a uid is; null when there is none.</summary>
    public (ObjectCollection Collection, ObjectKey Key)? Find(string uid) => objects.TryGetValue(uid, out var place) ? place : null;

    /// <summary>Remembers where an object is.</summary>
    public void AddObject(string uid, ObjectCollection collection, ObjectKey key) => objects[uid] = (collection, key);

    /// <summary>Forgets an object.</summary>
    public void RemoveObject(string uid) => objects.Remove(uid);
}
