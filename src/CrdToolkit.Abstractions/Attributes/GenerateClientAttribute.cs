using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Has a typed client generated for a kind that this assembly does not declare: a model of the Kubernetes client
/// (<c>[assembly: GenerateClient&lt;V1ConfigMap&gt;]</c>) or a custom resource of a referenced assembly.
/// </summary>
/// <typeparam name="T">The type of the objects.</typeparam>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GenerateClientAttribute<T> : Attribute
    where T : IKubernetesObject<V1ObjectMeta>;
