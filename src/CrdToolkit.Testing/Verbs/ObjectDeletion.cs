using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Deletes objects: at once, or by marking them where finalizers want to be asked (Store.Delete of the API server).</summary>
/// <param name="store">Where.</param>
/// <param name="clock">What time it is.</param>
internal sealed class ObjectDeletion(ObjectStore store, TimeProvider clock)
{
    /// <summary>Deletes an object.</summary>
    /// <returns>The object as it is shown, and whether it is gone.</returns>
    /// <exception cref="StatusException">404: there is none; 409: a precondition does not hold.</exception>
    public (JsonObject Value, bool IsGone) Delete(ApiResource resource, ObjectKey key, DeleteParameters parameters)
    {
        while (true)
        {
            var stored = resource.Collection.Find(key) ?? throw StatusErrors.NotFound(resource.GroupResource, key.Name);
            var old = resource.Strategy.FromStorage(stored);
            CheckPreconditions(resource, key, old, parameters);
            var finalizers = Finalizers(old, parameters.Propagation);
            var value = Mark(resource, old.WithFinalizers(finalizers));
            if (finalizers.Count == 0 && resource.Strategy.IsRemovable(value))
            {
                if (parameters.DryRun || store.Delete(resource.Collection, stored) is not null)
                {
                    return (old, true);
                }
            }
            else if (parameters.DryRun || value.Equals(old))
            {
                return (value, false);
            }
            else if (store.Replace(resource.Collection, stored, resource.Strategy.ToStorage(value)) is { } marked)
            {
                return (resource.Strategy.FromStorage(marked), false);
            }
        }
    }

    /// <summary>Deletes an object on behalf of a controller, to which it makes no difference when somebody else was faster.</summary>
    public void TryDelete(ApiResource resource, ObjectKey key, DeleteParameters parameters)
    {
        try
        {
            Delete(resource, key, parameters);
        }
        catch (StatusException e) when (e.Code is 404 or 409 or 500)
        {
            // Gone, or another object by now, or one that its webhook does not convert.
        }
    }

    /// <summary>Removes a finalizer on behalf of a controller, from an object that is being deleted: it goes when it has no other.</summary>
    /// <param name="collection">Where it is.</param>
    /// <param name="stored">The object.</param>
    /// <param name="finalizer">The finalizer.</param>
    /// <param name="strategy">What else may hold it; null for nothing.</param>
    public void RemoveFinalizer(ObjectCollection collection, StoredObject stored, string finalizer, ResourceStrategy? strategy = null)
    {
        while (collection.Find(stored.Key) is { } current && current.Value.Uid == stored.Value.Uid)
        {
            var left = current.Value.Finalizers.Where(name => name != finalizer).ToList();
            var done = left.Count == 0 && strategy?.IsRemovable(current.Value) != false
                ? store.Delete(collection, current)
                : store.Replace(collection, current, current.Value.WithFinalizers(left));
            if (done is not null)
            {
                return;
            }
        }
    }

    private static void CheckPreconditions(ApiResource resource, ObjectKey key, JsonObject value, DeleteParameters parameters)
    {
        var kind = new GroupResource(resource.Group, resource.Kind);
        if (parameters.Uid is { } uid && uid != value.Uid)
        {
            throw StatusErrors.Conflict(
                kind,
                key.Name,
                $"the UID in the precondition ({uid}) does not match the UID in record ({value.Uid}). The object might have been deleted and then recreated");
        }

        if (parameters.ResourceVersion is { } version && version != value.ResourceVersion)
        {
            throw StatusErrors.Conflict(
                kind,
                key.Name,
                $"the ResourceVersion in the precondition ({version}) does not match the ResourceVersion in record ({value.ResourceVersion}). "
                    + "The object might have been modified");
        }
    }

    // deletionFinalizersForGarbageCollection: what is asked for wins over finalizers of an earlier deletion.
    private static List<string> Finalizers(JsonObject value, Propagation? propagation)
    {
        var finalizers = value.Finalizers.ToList();
        if (propagation is not null)
        {
            finalizers.RemoveAll(name => name is FinalizerNames.Orphan or FinalizerNames.Foreground);
        }

        if (propagation == Propagation.Orphan)
        {
            finalizers.Add(FinalizerNames.Orphan);
        }
        else if (propagation == Propagation.Foreground)
        {
            finalizers.Add(FinalizerNames.Foreground);
        }

        return finalizers;
    }

    private JsonObject Mark(ApiResource resource, JsonObject value)
    {
        if (value.IsBeingDeleted)
        {
            return value;
        }

        var marked = value.WithMetadata("deletionTimestamp", Timestamp.Text(clock.GetUtcNow()));
        if (resource.Strategy.HasGracePeriod)
        {
            marked = marked.WithMetadata("deletionGracePeriodSeconds", 0L);
        }

        // Objects that count generations get a new one, so that controllers which only look at that see the deletion.
        return resource.Strategy.MarkAsDeleting(value.Generation > 0 && resource.Strategy.HasGracePeriod
            ? marked.WithMetadata("generation", value.Generation + 1)
            : marked);
    }
}
