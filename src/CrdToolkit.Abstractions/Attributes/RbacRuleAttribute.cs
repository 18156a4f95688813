using System.ComponentModel;

namespace CrdToolkit;

/// <summary>
/// A rule of a role that the operator needs beyond what follows from its reconcilers. The build merges all rules into <c>config/rbac/role.yaml</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RbacRuleAttribute : Attribute
{
    private protected RbacRuleAttribute(string[] verbs) => Verbs = verbs;

    /// <summary>What may be done, in Kubernetes' words.</summary>
    public string[] Verbs { get; }

    /// <summary>The names of the only objects that the rule is about; all objects unless set. Requests that name no object, such as <c>create</c>, match none.</summary>
    public string[] ResourceNames { get; set; } = [];

    /// <summary>The namespace, for a rule of a Role in it; a ClusterRole, which holds in every namespace, unless set.</summary>
    public string? Namespace { get; set; }

    /// <summary>The name of the role; that of the operator's own, which the build sets, unless set.</summary>
    public string? RoleName { get; set; }
}
