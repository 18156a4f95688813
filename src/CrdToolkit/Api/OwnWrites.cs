using System.Collections.Concurrent;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Tells caches what the clients of this process have written, so that a reconciler never gets an object older than that. Kinds
/// are matched without their version: a write through one version changes the object in all.
/// </summary>
internal sealed class OwnWrites
{
    // By group and resource. An array is never changed, so whoever goes through one needs no lock.
    private readonly ConcurrentDictionary<string, IOwnWriteObserver[]> observers = [];

    public void Subscribe(ResourceDescriptor resource, IOwnWriteObserver observer) =>
        observers.AddOrUpdate(resource.GroupResource, [observer], (_, present) => [.. present, observer]);

    public void Unsubscribe(ResourceDescriptor resource, IOwnWriteObserver observer) =>
        observers.AddOrUpdate(resource.GroupResource, [], (_, present) => [.. present.Where(other => other != observer)]);

    public void Written(ApiRequest request, object? resource, V1ObjectMeta metadata)
    {
        if (request.IsDryRun)
            return;
        foreach (var observer in Of(request))
            observer.Written(new NamespacedName(metadata.NamespaceProperty ?? "", metadata.Name ?? ""), resource, metadata);
    }

    public void Deleted(ApiRequest request, string? uid)
    {
        if (request.IsDryRun)
            return;
        foreach (var observer in Of(request))
            observer.Deleted(request.Key, uid);
    }

    public void Unknown(ApiRequest request)
    {
        if (request.IsDryRun || string.IsNullOrEmpty(request.Name))
            return;
        foreach (var observer in Of(request))
            observer.Unknown(request.Key);
    }

    /// <summary>What a cache of this process has of an object; what none has may exist all the same.</summary>
    public V1ObjectMeta? Find(ResourceDescriptor kind, NamespacedName key, out object? resource)
    {
        resource = null;
        foreach (var observer in observers.GetValueOrDefault(kind.GroupResource, []))
        {
            if (observer.Find(key, out resource) is { } metadata)
                return metadata;
        }

        return null;
    }

    private IOwnWriteObserver[] Of(ApiRequest request) => observers.GetValueOrDefault(request.Resource.GroupResource, []);
}
