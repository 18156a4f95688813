using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>A custom resource type that knows its names. The generator implements it on types with <see cref="CustomResourceAttribute"/>.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ICustomResource<TSelf> : IKubernetesObject<V1ObjectMeta>
    where TSelf : ICustomResource<TSelf>
{
    /// <summary>Group, version, kind, plural name, scope and subresources.</summary>
    static abstract ResourceDescriptor Descriptor { get; }
}
