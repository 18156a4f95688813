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
    where T : IKubernetesObject<V1ObjectMeta>;
