using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>The metadata that an apply may set. What the API server keeps itself is not among it.</summary>
public sealed record ObjectMetaApply : ApplyFields
{
    /// <summary>The name of the object.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace; null for a cluster-scoped kind.</summary>
    public string? Namespace { get; init; }

    /// <summary>
    /// Applies only to the object with this uid, never to a later one of the same name: that is a conflict. The server does not look at
    /// it in an apply of the status.
    /// </summary>
    public string? Uid { get; init; }

    /// <summary>Labels to set; others stay.</summary>
    public IEnumerable<KeyValuePair<string, string>>? Labels { get; init; }

    /// <summary>Annotations to set; others stay.</summary>
    public IEnumerable<KeyValuePair<string, string>>? Annotations { get; init; }

    /// <summary>Finalizers to set; others stay.</summary>
    public IEnumerable<string>? Finalizers { get; init; }

    /// <summary>Owners to set; others stay. For the controlling owner <see cref="ApplyOptions.Owner"/> is simpler, and checked.</summary>
    public IEnumerable<V1OwnerReference>? OwnerReferences { get; init; }

    /// <summary>Means an object that was read: its name, its namespace and its uid.</summary>
    /// <param name="resource">The object.</param>
    public static ObjectMetaApply Of(IKubernetesObject<V1ObjectMeta> resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new()
        {
            Name = resource.Metadata.Name,
            Namespace = string.IsNullOrEmpty(resource.Metadata.NamespaceProperty) ? null : resource.Metadata.NamespaceProperty,
            Uid = resource.Metadata.Uid,
        };
    }

    /// <inheritdoc/>
    protected override void WriteFields(ApplyWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Name("name").Write(Name);
        if (Namespace is not null)
            writer.Name("namespace").Write(Namespace);
        if (Uid is not null)
            writer.Name("uid").Write(Uid);
        if (Labels is not null)
            writer.Name("labels").Write(Labels);
        if (Annotations is not null)
            writer.Name("annotations").Write(Annotations);
        if (Finalizers is not null)
            writer.Name("finalizers").Write(Finalizers);
        if (OwnerReferences is not null)
            writer.Name("ownerReferences").WriteList(OwnerReferences, static (writer, owner) => writer.WriteModel(owner));
    }
}
