using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>The name of an object within its kind.</summary>
/// <param name="Namespace">The namespace; empty for an object of a cluster-scoped kind.</param>
/// <param name="Name">The name.</param>
public readonly record struct NamespacedName(string Namespace, string Name)
{
    /// <summary>The name of an object.</summary>
    public static NamespacedName Of(IKubernetesObject<V1ObjectMeta> resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new(resource.Metadata.NamespaceProperty ?? "", resource.Metadata.Name ?? "");
    }

    /// <summary><c>namespace/name</c>, or the name alone where there is no namespace.</summary>
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
