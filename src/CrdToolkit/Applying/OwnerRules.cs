using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Who can own what. The garbage collector looks for an owner in the namespace of the dependent, and takes one that it does not find
/// for deleted: a wrong reference has the dependent deleted, which no server refuses.
/// </summary>
internal static class OwnerRules
{
    /// <summary>The reference of a dependent to its controlling owner.</summary>
    /// <exception cref="ArgumentException">The owner was not read from the server, or cannot own the dependent.</exception>
    public static V1OwnerReference ReferenceTo(IKubernetesObject<V1ObjectMeta> owner, ResourceDescriptor dependent, NamespacedName key)
    {
        var reference = owner.ToControllerReference();
        if (owner.Metadata.NamespaceProperty is not { Length: > 0 } @namespace)
            return reference;
        if (dependent.Scope == ResourceScope.Cluster)
        {
            throw new ArgumentException(
                $"{owner.Kind} {NamespacedName.Of(owner)} cannot own {dependent.Kind} {key}: an object of a namespace owns none without. Let a cluster-scoped object own it, or delete it in FinalizeAsync.");
        }

        return @namespace == key.Namespace
            ? reference
            : throw new ArgumentException(
                $"{owner.Kind} {NamespacedName.Of(owner)} cannot own {dependent.Kind} {key}: an owner is of the same namespace, or cluster-scoped. Put the {dependent.Kind} into namespace {@namespace}, or delete it in FinalizeAsync.");
    }

    /// <summary>The controlling owner of an object where it is another than the wanted one.</summary>
    public static V1OwnerReference? OtherController(V1ObjectMeta dependent, IKubernetesObject<V1ObjectMeta> wanted) =>
        dependent.OwnerReferences?.FirstOrDefault(reference => reference.Controller == true && reference.Uid != wanted.Metadata.Uid);
}
