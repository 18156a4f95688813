using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>Owner references: they tie the life of a dependent object to that of its owner.</summary>
public static class OwnerReferenceExtensions
{
    /// <summary>
    /// The reference that makes an object the controlling owner of another: it is reconciled when the other changes, and the garbage
    /// collector deletes the other with it. Foreground deletion of the owner waits for the dependent.
    /// </summary>
    /// <param name="owner">An object that the API server has answered with, so that it has a uid.</param>
    /// <exception cref="ArgumentException">The object has no uid, name, apiVersion or kind.</exception>
    public static V1OwnerReference ToControllerReference(this IKubernetesObject<V1ObjectMeta> owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        if (string.IsNullOrEmpty(owner.Metadata.Uid) || string.IsNullOrEmpty(owner.Metadata.Name)
            || string.IsNullOrEmpty(owner.ApiVersion) || string.IsNullOrEmpty(owner.Kind))
        {
            throw new ArgumentException(
                $"{owner.Kind} {owner.Metadata.Name} cannot own anything yet: an owner reference needs apiVersion, kind, name and uid, which the API server gives. Use the object that a create or a cache returned.",
                nameof(owner));
        }

        return new V1OwnerReference
        {
            ApiVersion = owner.ApiVersion,
            Kind = owner.Kind,
            Name = owner.Metadata.Name,
            Uid = owner.Metadata.Uid,
            Controller = true,
            BlockOwnerDeletion = true,
        };
    }
}
