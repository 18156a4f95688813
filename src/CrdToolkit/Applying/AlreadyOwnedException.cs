using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>An object was to get a controlling owner, and has another one: an object has one at most. It was not changed.</summary>
public sealed class AlreadyOwnedException : Exception
{
    internal AlreadyOwnedException(ResourceDescriptor resource, NamespacedName key, V1OwnerReference controller, IKubernetesObject<V1ObjectMeta> wanted)
        : base(
            $"{resource.Kind} {key} is controlled by {controller.Kind} {controller.Name}, so {wanted.Kind} {NamespacedName.Of(wanted)} cannot control it too. Name the {resource.Kind} otherwise, or have the other owner give it up.")
    {
        Resource = key;
        Controller = controller;
    }

    /// <summary>The object that was to be owned.</summary>
    public NamespacedName Resource { get; }

    /// <summary>The owner that it has.</summary>
    public V1OwnerReference Controller { get; }
}
