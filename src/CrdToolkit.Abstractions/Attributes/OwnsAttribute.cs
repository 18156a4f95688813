using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// On a reconciler: objects of another kind are watched, and a change of one whose controlling owner reference names a reconciled
/// object has that object reconciled.
/// </summary>
/// <typeparam name="T">The type of the owned objects: a custom resource or a model of the Kubernetes client.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OwnsAttribute<T> : Attribute
    where T : IKubernetesObject<V1ObjectMeta>
{
    /// <summary>
    /// Only objects with these labels are watched and cached, such as <c>app.kubernetes.io/managed-by=machines</c>: give what the
    /// reconciler makes these labels. All objects of the kind unless set.
    /// </summary>
    public string? LabelSelector { get; set; }

    /// <summary>Only objects with these fields are watched and cached, such as <c>type=Opaque</c> of secrets. All unless set.</summary>
    public string? FieldSelector { get; set; }

    /// <summary>
    /// Whether only the metadata of the objects is read and cached, which is enough to reconcile their owners; they are then read from
    /// a cache of <see cref="PartialObjectMetadata{T}"/>.
    /// </summary>
    public bool MetadataOnly { get; set; }

    /// <summary>
    /// Whether the reconciler works also where the server does not have the kind, because its CustomResourceDefinition is not
    /// installed; the watch begins when it is, at once where the operator may watch CustomResourceDefinitions, else within 30 seconds.
    /// Otherwise nothing is reconciled until then.
    /// </summary>
    public bool Optional { get; set; }

    /// <summary>
    /// What the reconciler does to the objects besides reading them, in the words of Kubernetes' authorization; the operator's role allows
    /// it. <c>create</c>, <c>update</c>, <c>patch</c> and <c>delete</c> unless set; <c>create</c> and <c>patch</c> are enough for one that only
    /// applies them.
    /// </summary>
    public string[] WriteVerbs { get; set; } = ["create", "update", "patch", "delete"];
}
