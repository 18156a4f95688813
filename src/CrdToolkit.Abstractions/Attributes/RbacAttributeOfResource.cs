using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// A rule of a role that the operator needs, for a kind that has a C# type: its group and plural name are known, so they cannot be mistyped.
/// On the class that needs it, or on the assembly.
/// </summary>
/// <typeparam name="T">The type of the objects: a custom resource or a model of the Kubernetes client.</typeparam>
/// <param name="verbs">What may be done, such as <c>get</c>, <c>create</c> or <c>delete</c>; <c>*</c> is everything.</param>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RbacAttribute<T>(params string[] verbs) : RbacRuleAttribute(verbs)
    where T : IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The subresource that the rule is about, such as <c>scale</c>; the objects themselves unless set.</summary>
    public string? Subresource { get; set; }
}
