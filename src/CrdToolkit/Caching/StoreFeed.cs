using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>Puts what one reader reads into a store that several may fill.</summary>
internal sealed class StoreFeed<T>(ResourceStore<T> store, StoreScope scope) : IReaderSink<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    public bool IsBehind(string? resourceVersion) => store.IsBehind(scope, resourceVersion);

    public void ListStarted() => store.ListStarted(scope);

    public void Listed(ParsedResource<T> resource) => store.Put(scope, resource, isListed: true);

    public void ListCompleted(string? resourceVersion) => store.ListCompleted(scope, resourceVersion);

    public void Changed(ParsedResource<T> resource) => store.Put(scope, resource, isListed: false);

    public void Deleted(ParsedResource<T> resource) => store.Deleted(scope, resource);

    public void Bookmarked(string? resourceVersion) => store.Bookmarked(scope, resourceVersion);
}
