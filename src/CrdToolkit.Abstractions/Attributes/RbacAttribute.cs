namespace CrdToolkit;

/// <summary>
/// A rule of a role that the operator needs, in Kubernetes' words, for resources without a C# type and for paths outside of the resources;
/// <see cref="RbacAttribute{T}"/> takes a type. On the class that needs it, or on the assembly.
/// </summary>
/// <param name="verbs">
/// What may be done: <c>get</c>, <c>list</c>, <c>watch</c>, <c>create</c>, <c>update</c>, <c>patch</c>, <c>delete</c>, <c>deletecollection</c>, verbs of
/// certain resources such as <c>bind</c>, or <c>*</c> for everything.
/// </param>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RbacAttribute(params string[] verbs) : RbacRuleAttribute(verbs)
{
    /// <summary>The API groups, without versions; the core group is the empty text or <c>core</c>.</summary>
    public string[] Groups { get; set; } = [];

    /// <summary>The plural names of the resources as in paths, a subresource behind a slash: <c>deployments</c>, <c>pods/eviction</c>.</summary>
    public string[] Resources { get; set; } = [];

    /// <summary>Paths outside of the resources, such as <c>/metrics</c>; instead of groups and resources, and of a ClusterRole only.</summary>
    public string[] Urls { get; set; } = [];
}
