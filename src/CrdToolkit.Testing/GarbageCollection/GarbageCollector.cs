using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Testing.Hosting;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;
using CrdToolkit.Testing.Verbs;

namespace CrdToolkit.Testing.GarbageCollection;

/// <summary>
/// Deletes objects whose owners are all gone, and carries out foreground and orphan deletions: the garbage collector of
/// kube-controller-manager. An owner is gone when no object of that uid is where the reference says; an owner in another namespace
/// is never found.
/// </summary>
internal sealed class GarbageCollector(ObjectStore store, ResourceRegistry registry, ObjectDeletion deletion) : IStoreObserver
{
    private readonly DependentIndex dependents = new();

    /// <inheritdoc/>
    public void Observe(StoreEvent change)
    {
        var current = change.Type == StoreEventType.Deleted ? null : change.Object;
        dependents.Update(change.Collection, change.Previous, current);
        if (change.Type == StoreEventType.Deleted)
        {
            foreach (var (collection, key) in dependents.Of(change.Object!.Value.Uid))
            {
                CheckDependent(collection, key);
            }

            // Owners that wait for this one to go may be able to go now.
            foreach (var owner in change.Object.Value.OwnerReferences)
            {
                CheckOwner(owner.Text("uid"));
            }

            dependents.RemoveObject(change.Object.Value.Uid);
            return;
        }

        dependents.AddObject(current!.Value.Uid, change.Collection, current.Key);
        if (current.Value.OwnerReferences.Any() && !Equals(change.Previous?.Value.Metadata["ownerReferences"], current.Value.Metadata["ownerReferences"]))
        {
            CheckDependent(change.Collection, current.Key);
            foreach (var owner in current.Value.OwnerReferences.Concat(change.Previous?.Value.OwnerReferences ?? []))
            {
                CheckOwner(owner.Text("uid"));
            }
        }

        if (current.Value.IsBeingDeleted)
        {
            CheckOwner(current.Value.Uid);
        }
    }

    // Foreground: the dependents go first, those that block are waited for. Orphan: they lose the reference.
    private void CheckOwner(string uid)
    {
        if (dependents.Find(uid) is not { } place || place.Collection.Find(place.Key) is not { Value.IsBeingDeleted: true } owner || owner.Value.Uid != uid)
        {
            return;
        }

        var finalizers = owner.Value.Finalizers.ToList();
        if (finalizers.Contains(FinalizerNames.Orphan))
        {
            foreach (var (collection, key) in dependents.Of(uid))
            {
                RemoveReference(collection, key, owner => owner.Text("uid") == uid);
            }

            deletion.RemoveFinalizer(place.Collection, owner, FinalizerNames.Orphan, ResourceOf(place.Collection)?.Strategy);
        }
        else if (finalizers.Contains(FinalizerNames.Foreground))
        {
            foreach (var (collection, key) in dependents.Of(uid))
            {
                CheckDependent(collection, key);
            }

            var isBlocked = dependents.Of(uid).Any(place => place.Collection.Find(place.Key) is { } dependent
                && dependent.Value.OwnerReferences.Any(reference => reference.Text("uid") == uid && reference.IsTrue("blockOwnerDeletion")));
            if (!isBlocked)
            {
                deletion.RemoveFinalizer(place.Collection, owner, FinalizerNames.Foreground, ResourceOf(place.Collection)?.Strategy);
            }
        }
    }

    private void CheckDependent(ObjectCollection collection, ObjectKey key)
    {
        if (collection.Find(key) is not { } dependent || ResourceOf(collection) is not { } resource)
        {
            return;
        }

        var states = dependent.Value.OwnerReferences.Select(owner => (Owner: owner, State: State(dependent, owner))).ToList();
        if (states.Count == 0)
        {
            return;
        }

        if (states.Any(entry => entry.State == OwnerState.Solid))
        {
            // Somebody keeps it: references to those that are gone or want to go are all that is removed.
            var stale = states.Where(entry => entry.State != OwnerState.Solid).Select(entry => entry.Owner.Text("uid")).ToHashSet(StringComparer.Ordinal);
            if (stale.Count > 0)
            {
                RemoveReference(collection, key, owner => stale.Contains(owner.Text("uid")));
            }
        }
        else if (!dependent.Value.IsBeingDeleted)
        {
            var waits = states.Any(entry => entry.State == OwnerState.WaitingForDependents);
            deletion.TryDelete(resource, key, new DeleteParameters(
                false, Policy(dependent.Value, waits), dependent.Value.Uid, null));
        }
    }

    // What an earlier deletion asked for wins; dependents of a foreground deletion take their own dependents along first.
    private Propagation Policy(JsonObject value, bool isForeground) =>
        value.Finalizers.Contains(FinalizerNames.Orphan) ? Propagation.Orphan
        : value.Finalizers.Contains(FinalizerNames.Foreground) || (isForeground && dependents.Of(value.Uid).Count > 0) ? Propagation.Foreground
        : Propagation.Background;

    private OwnerState State(StoredObject dependent, JsonObject reference)
    {
        var (group, version) = GroupVersion.Split(reference.Text("apiVersion"));
        var resource = registry.Resources.FirstOrDefault(candidate =>
            candidate.Group == group && candidate.Version == version && candidate.Kind == reference.Text("kind"));
        if (resource is null)
        {
            // The kind may be served later: what cannot be looked up is not gone.
            return OwnerState.Solid;
        }

        if (resource.Namespaced && dependent.Key.Namespace.Length == 0)
        {
            // Nobody can say in which namespace: such a reference is wrong, and does no harm.
            return OwnerState.Solid;
        }

        var key = new ObjectKey(resource.Namespaced ? dependent.Key.Namespace : "", reference.Text("name"));
        return resource.Collection.Find(key) is not { } owner || owner.Value.Uid != reference.Text("uid")
            ? OwnerState.Absent
            : owner.Value.IsBeingDeleted && owner.Value.Finalizers.Contains(FinalizerNames.Foreground)
                ? OwnerState.WaitingForDependents
                : OwnerState.Solid;
    }

    private void RemoveReference(ObjectCollection collection, ObjectKey key, Func<JsonObject, bool> isStale)
    {
        while (collection.Find(key) is { } dependent)
        {
            var kept = dependent.Value.OwnerReferences.Where(owner => !isStale(owner)).ToList();
            if (store.Replace(collection, dependent, dependent.Value.WithMetadata("ownerReferences", kept.Count == 0 ? null : JsonValues.Array(kept))) is not null)
            {
                return;
            }
        }
    }

    private ApiResource? ResourceOf(ObjectCollection collection) => registry.FindStored(collection);
}
