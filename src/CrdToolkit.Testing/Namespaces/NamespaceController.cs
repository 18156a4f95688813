using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Hosting;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;
using CrdToolkit.Testing.Verbs;

namespace CrdToolkit.Testing.Namespaces;

/// <summary>Empties namespaces that are deleted, finalizers honoured, and then lets them go.</summary>
internal sealed class NamespaceController(
    ObjectStore store, ResourceRegistry registry, ObjectCollection namespaces, ObjectDeletion deletion) : IStoreObserver
{
    /// <inheritdoc/>
    public void Observe(StoreEvent change)
    {
        var name = change.Collection == namespaces ? change.Object!.Key.Name : change.Object!.Key.Namespace;
        if (name.Length > 0
            && (change.Collection == namespaces ? change.Type != StoreEventType.Deleted : change.Type is StoreEventType.Deleted or StoreEventType.Added)
            && namespaces.Find(new ObjectKey("", name)) is { Value.IsBeingDeleted: true } terminating)
        {
            Empty(terminating);
        }
    }

    private void Empty(StoredObject terminating)
    {
        var isEmpty = true;
        foreach (var resource in registry.Resources.Where(resource => resource.Namespaced)
            .OrderByDescending(resource => resource.IsStorageVersion).DistinctBy(resource => resource.Collection))
        {
            foreach (var stored in resource.Collection.In(terminating.Key.Name))
            {
                if (!stored.Value.IsBeingDeleted)
                {
                    deletion.TryDelete(resource, stored.Key, DeleteParameters.Plain);
                }
            }

            isEmpty &= !resource.Collection.In(terminating.Key.Name).Any();
        }

        var finalizers = terminating.Value.Child("spec").Texts("finalizers").ToList();
        if (isEmpty && finalizers.Remove(NamespaceStrategy.Finalizer))
        {
            Finalize(terminating, finalizers);
        }
    }

    private void Finalize(StoredObject terminating, List<string> finalizers)
    {
        if (finalizers.Count == 0 && !terminating.Value.Finalizers.Any())
        {
            store.Delete(namespaces, terminating);
            return;
        }

        var spec = terminating.Value.Child("spec");
        store.Replace(namespaces, terminating, terminating.Value.With(
            "spec", finalizers.Count == 0 ? spec.Without("finalizers") : spec.With("finalizers", JsonValues.Strings(finalizers))));
    }
}
