using System.Text.Json;
using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Reads single objects from the server, in the shape of a cache, where the cache cannot say how they are. It asks for a list with the one
/// object: unlike the object itself, a list bears the version of the state that it shows, and asking for it needs no role that the cache has not.
/// </summary>
internal sealed class LiveReader<T>(KubernetesApi api, ResourceDescriptor descriptor, ResourceJson<T> json, bool isMetadataOnly = false)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The object, perhaps an unreadable one, or null when there is none of that name; and the version of the state in which that is so.</summary>
    public async Task<(ParsedResource<T>? Resource, string? Version)> ReadAsync(NamespacedName key, CancellationToken cancellationToken)
    {
        // Without a version the server answers with the newest state, never from a cache that may lag behind.
        var request = new ApiRequest(ApiVerb.List, descriptor, key.Namespace) { IsMetadataOnly = isMetadataOnly }.With("fieldSelector", $"metadata.name={key.Name}");
        using var body = await api.Transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        ParsedResource<T>? found = null;
        try
        {
            json.ReadList(body.Span, resource => found = resource, out var metadata);
            return (found, metadata.ResourceVersion);
        }
        catch (JsonException exception)
        {
            throw api.Transport.Unanswered(request, new InvalidDataException($"the answer is no list: {exception.Message}"));
        }
    }
}
