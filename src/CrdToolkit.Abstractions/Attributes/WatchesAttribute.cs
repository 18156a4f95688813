using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>On a reconciler: objects of another kind are watched, and a method says which objects to reconcile when one changes.</summary>
/// <typeparam name="T">The type of the watched objects: a custom resource or a model of the Kubernetes client.</typeparam>
/// <param name="map">
/// The name of a method of the reconciler, static or not, that takes a <typeparamref name="T"/> and returns
/// <c>IEnumerable&lt;NamespacedName&gt;</c>; use <c>nameof</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class WatchesAttribute<T>(string map) : Attribute
    where T : IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The name of the method.</summary>
    public string Map { get; } = map;
}
