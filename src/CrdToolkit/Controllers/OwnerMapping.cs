using k8s.Models;

namespace CrdToolkit;

/// <summary>Finds the owner of an object among the reconciled ones.</summary>
internal static class OwnerMapping
{
    /// <summary>The name of the controlling owner, if it is of this kind. The version is left aside: an owner has all of them.</summary>
    public static (NamespacedName Key, string Uid)? ControllerOf(V1ObjectMeta owned, ResourceDescriptor owner)
    {
        if (owned.OwnerReferences is not { Count: > 0 } references)
            return null;
        foreach (var reference in references)
        {
            if (reference.Controller == true && reference.Kind == owner.Kind && GroupOf(reference.ApiVersion).SequenceEqual(owner.Group))
                return (new NamespacedName(owner.Scope == ResourceScope.Namespaced ? owned.NamespaceProperty ?? "" : "", reference.Name), reference.Uid);
        }

        return null;
    }

    private static ReadOnlySpan<char> GroupOf(string? apiVersion)
    {
        var slash = apiVersion?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash < 0 ? [] : apiVersion.AsSpan(0, slash);
    }
}
