using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// The metadata of an object, and nothing else of it: what a cache keeps that is asked for metadata only. The server then sends no
/// more either, so that objects which are only counted or mapped to others cost little. To read one whole, ask a client.
/// </summary>
/// <typeparam name="T">The type of the whole objects.</typeparam>
public sealed record PartialObjectMetadata<T> : IKubernetesObject<V1ObjectMeta>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The <c>apiVersion</c> of the whole object.</summary>
    public string ApiVersion { get; set; } = "";

    /// <summary>The kind of the whole object.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The metadata.</summary>
    public V1ObjectMeta Metadata { get; set; } = new();
}
