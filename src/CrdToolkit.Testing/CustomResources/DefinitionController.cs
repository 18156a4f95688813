using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Hosting;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;
using CrdToolkit.Testing.Verbs;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>
/// Serves what definitions define: accepts names, establishes, follows changes, and when a definition is deleted removes its
/// objects first, finalizers honoured.
/// </summary>
internal sealed class DefinitionController(
    ObjectStore store, ResourceRegistry registry, ObjectCollection definitions, ObjectDeletion deletion, WebhookTransport webhooks, TimeProvider clock) : IStoreObserver
{
    private readonly Dictionary<string, JsonObject> served = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Observe(StoreEvent change)
    {
        if (change.Collection == definitions)
        {
            // Where there is one of that name again, what is stored belongs to that one.
            if (change.Type == StoreEventType.Deleted && definitions.Find(change.Object!.Key) is null)
            {
                Withdraw(change.Object.Value);
            }

            // A name that was given up may be free for another definition of the group.
            foreach (var definition in definitions.Objects)
            {
                Reconcile(definition);
            }
        }
        else if (change.Type == StoreEventType.Deleted
            && definitions.Find(new ObjectKey("", $"{change.Collection.Resource}.{change.Collection.Group}")) is { Value.IsBeingDeleted: true } terminating)
        {
            Reconcile(terminating);
        }
    }

    private void Reconcile(StoredObject stored)
    {
        var now = clock.GetUtcNow();
        var definition = ApprovalCondition.Set(DefinitionNames.Accept(stored.Value, definitions.Objects.Select(other => other.Value), now), now);
        if (definition.IsBeingDeleted && definition.Finalizers.Contains(FinalizerNames.CustomResourceCleanup))
        {
            // Nothing new comes once the objects that are there begin to go.
            Serve(definition);
            definition = DeleteInstances(definition);
        }

        if (!definition.Equals(stored.Value))
        {
            if (definition.IsBeingDeleted && !definition.Finalizers.Any())
            {
                // Withdraw before the watch says so, likewise: who waits for the deletion must find nothing there.
                Withdraw(definition);
                store.Delete(definitions, stored);
                return;
            }

            // Serve before the condition says so: who waits for Established must not find nothing there.
            Serve(definition);
            store.Replace(definitions, stored, definition);
            return;
        }

        Serve(definition);
    }

    private void Serve(JsonObject definition)
    {
        if (!DefinitionStatus.IsTrue(definition, "Established"))
        {
            return;
        }

        var (group, plural) = (definition.Child("spec").Text("group"), definition.Child("spec").Child("names").Text("plural"));
        var basis = JsonValues.Object(("spec", definition["spec"]), ("terminating", definition.IsBeingDeleted));
        served.TryGetValue(definition.Name, out var before);
        if (basis.Equals(before))
        {
            return;
        }

        var collection = store.Collection(group, plural);
        var read = CustomResourceDefinitionReader.Read(definition);
        IObjectConversion conversion = read.Conversion is { Strategy: "Webhook" } webhook ? new WebhookConversion(webhook, webhooks) : new NoConversion();
        registry.Serve(group, plural, CustomResourceFactory.Create(read, collection, definition.IsBeingDeleted, conversion));
        served[definition.Name] = basis;
        if (before is not null && !Equals(before["spec"], basis["spec"]))
        {
            store.EndWatches(collection);
        }
    }

    private JsonObject DeleteInstances(JsonObject definition)
    {
        var (group, plural) = (definition.Child("spec").Text("group"), definition.Child("spec").Child("names").Text("plural"));
        var collection = store.Collection(group, plural);
        var resource = registry.FindStored(collection);
        foreach (var instance in resource is null ? [] : collection.Objects.Where(instance => !instance.Value.IsBeingDeleted))
        {
            deletion.TryDelete(resource!, instance.Key, DeleteParameters.Plain);
        }

        return collection.Objects.IsEmpty
            ? definition.WithFinalizers([.. definition.Finalizers.Where(name => name != FinalizerNames.CustomResourceCleanup)])
            : DefinitionStatus.WithCondition(
                definition, "Terminating", true, "InstanceDeletionInProgress", "CustomResource deletion is in progress", clock.GetUtcNow());
    }

    private void Withdraw(JsonObject definition)
    {
        var (group, plural) = (definition.Child("spec").Text("group"), definition.Child("spec").Child("names").Text("plural"));
        registry.Serve(group, plural, []);
        store.Remove(store.Collection(group, plural));
        served.Remove(definition.Name);
    }
}
