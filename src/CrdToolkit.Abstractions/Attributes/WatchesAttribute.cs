using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>On a reconciler: objects of another kind are watched, and a method says which objects to reconcile when one changes.</summary>
/// <typeparam name="T">The type of the watched objects: a custom resource or a model of the Kubernetes client.</typeparam>
/// <param name="map">
/// The name of a method of the reconciler, static or not, that takes a <typeparamref name="T"/> and returns
/// <c>IEnumerable&lt;NamespacedName&gt;</c>; use <c>nameof</c>. One that takes a <see cref="PartialObjectMetadata{T}"/> has only the
/// metadata of the objects read and cached.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class WatchesAttribute<T>(string map) : Attribute
    where T : IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The name of the method.</summary>
    public string Map { get; } = map;

    /// <summary>Only objects with these labels are watched and cached, such as <c>app=web</c>. All objects of the kind unless set.</summary>
    public string? LabelSelector { get; set; }

    /// <summary>Only objects with these fields are watched and cached, such as <c>spec.nodeName=a</c> of pods. All unless set.</summary>
    public string? FieldSelector { get; set; }

    /// <summary>
    /// Whether the reconciler works also where the server does not have the kind, because its CustomResourceDefinition is not
    /// installed; the watch begins when it is, at once where the operator may watch CustomResourceDefinitions, else within 30 seconds.
    /// Otherwise nothing is reconciled until then.
    /// </summary>
    public bool Optional { get; set; }
}
