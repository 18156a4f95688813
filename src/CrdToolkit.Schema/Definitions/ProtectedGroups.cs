namespace CrdToolkit.Schema.Definitions;

/// <summary>The API groups of Kubernetes itself, in which a definition needs the approval of its API reviewers (<c>apihelpers.IsProtectedCommunityGroup</c>).</summary>
public static class ProtectedGroups
{
    /// <summary>The annotation of a definition that says where it was approved, or why not.</summary>
    public const string ApprovalAnnotation = "api-approved.kubernetes.io";

    /// <summary>Whether a group is one of these.</summary>
    public static bool Contains(string group) =>
        group is "k8s.io" or "kubernetes.io"
        || group.EndsWith(".k8s.io", StringComparison.Ordinal)
        || group.EndsWith(".kubernetes.io", StringComparison.Ordinal);
}
