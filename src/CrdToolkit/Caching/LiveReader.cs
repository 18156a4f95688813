using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>Reads single objects from the server, in the shape of a cache, where the cache cannot say how they are.</summary>
internal sealed class LiveReader<T>(KubernetesApi api, ResourceDescriptor descriptor, ResourceJson<T> json, bool isMetadataOnly = false)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The object, perhaps an unreadable one; null when there is none of that name.</summary>
    public async Task<ParsedResource<T>?> ReadAsync(NamespacedName key, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(ApiVerb.Get, descriptor, key.Namespace, key.Name) { IsMetadataOnly = isMetadataOnly };
        try
        {
            using var body = await api.Transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return json.Read(body.Span);
        }
        // Without a name in it, the answer says that the resource itself is missing, and not the object.
        catch (KubernetesApiException exception) when (exception is { IsNotFound: true, Status.Details.Name: not null })
        {
            return null;
        }
    }
}
