using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Hosting;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Workloads;

/// <summary>
/// Stands in for the controllers, the scheduler and the kubelets of a cluster: it sets the status that a test waits for as soon as a
/// workload is written. No pods are made.
/// </summary>
/// <param name="store">Where the workloads are.</param>
/// <param name="clock">What time it is.</param>
internal sealed class WorkloadController(ObjectStore store, TimeProvider clock) : IStoreObserver
{
    private readonly Dictionary<ObjectCollection, Func<JsonObject, string, JsonObject>> statuses = new()
    {
        [store.Collection("apps", "deployments")] = WorkloadStatus.Deployment,
        [store.Collection("apps", "statefulsets")] = WorkloadStatus.StatefulSet,
        [store.Collection("apps", "daemonsets")] = WorkloadStatus.DaemonSet,
        [store.Collection("apps", "replicasets")] = WorkloadStatus.ReplicaSet,
        [store.Collection("batch", "jobs")] = WorkloadStatus.Job,
    };

    /// <inheritdoc/>
    public void Observe(StoreEvent change)
    {
        if (change.Type == StoreEventType.Deleted || !statuses.TryGetValue(change.Collection, out var status))
        {
            return;
        }

        while (change.Collection.Find(change.Object!.Key) is { Value.IsBeingDeleted: false } stored)
        {
            var value = stored.Value.With("status", status(stored.Value, Timestamp.Text(clock.GetUtcNow())));
            if (value.Equals(stored.Value) || store.Replace(change.Collection, stored, value) is not null)
            {
                return;
            }
        }
    }
}
