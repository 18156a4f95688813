using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Hosting;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Storage;
using CrdToolkit.Testing.Verbs;

namespace CrdToolkit.Testing.Plugins.Volumes;

/// <summary>
/// Lets deleted claims go when no pod on a node uses them, and deleted volumes when no claim is bound to them; those that are not deleted
/// keep their finalizer (the protection controllers of kube-controller-manager).
/// </summary>
/// <param name="store">Where they are.</param>
/// <param name="deletion">Deletes what has lost its last finalizer.</param>
internal sealed class StorageProtection(ObjectStore store, ObjectDeletion deletion) : IStoreObserver
{
    private readonly ObjectCollection claims = store.Collection("", "persistentvolumeclaims");
    private readonly ObjectCollection volumes = store.Collection("", "persistentvolumes");
    private readonly ObjectCollection pods = store.Collection("", "pods");

    /// <inheritdoc/>
    public void Observe(StoreEvent change)
    {
        var key = change.Object!.Key;
        if (change.Collection == pods && !claims.Objects.IsEmpty)
        {
            foreach (var claim in claims.In(key.Namespace).Where(claim => claim.Value.IsBeingDeleted))
            {
                Settle(claims, claim.Key, FinalizerNames.ClaimProtection, IsUsed);
            }
        }
        else if (change.Type != StoreEventType.Deleted && change.Collection == claims)
        {
            Settle(claims, key, FinalizerNames.ClaimProtection, IsUsed);
        }
        else if (change.Type != StoreEventType.Deleted && change.Collection == volumes)
        {
            Settle(volumes, key, FinalizerNames.VolumeProtection, volume => volume.Child("status").Text("phase") == "Bound");
        }
    }

    private void Settle(ObjectCollection collection, ObjectKey key, string finalizer, Func<JsonObject, bool> isUsed)
    {
        while (collection.Find(key) is { } stored)
        {
            if (!stored.Value.IsBeingDeleted)
            {
                if (store.Replace(collection, stored, StorageProtectionPlugin.Protect(stored.Value, finalizer)) is not null)
                {
                    return;
                }
            }
            else
            {
                if (stored.Value.Finalizers.Contains(finalizer) && !isUsed(stored.Value))
                {
                    deletion.RemoveFinalizer(collection, stored, finalizer);
                }

                return;
            }
        }
    }

    // podUsesPVC: a pod that is on no node yet does not get there any more.
    private bool IsUsed(JsonObject claim) => pods.In(claim.Namespace)
        .Select(stored => stored.Value)
        .Where(pod => pod.Child("spec").Text("nodeName").Length > 0)
        .Any(pod => pod.Child("spec").Objects("volumes").Any(volume =>
            volume.FindText("persistentVolumeClaim", "claimName") == claim.Name
            || (volume["ephemeral"] is not null
                && $"{pod.Name}-{volume.Text("name")}" == claim.Name
                && claim.OwnerReferences.Any(owner => owner.IsTrue("controller") && owner.Text("uid") == pod.Uid)
                && !pod.IsBeingDeleted)));
}
