using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>Whether a definition in a group of Kubernetes itself was approved (the API approval controller of the apiextensions API server).</summary>
internal static class ApprovalCondition
{
    private const string Condition = "KubernetesAPIApprovalPolicyConformant";

    /// <summary>The definition with the condition, where its group is protected.</summary>
    public static JsonObject Set(JsonObject definition, DateTimeOffset now)
    {
        var group = definition.Child("spec").Text("group");
        var approval = definition.Metadata.Child("annotations").Text(ProtectedGroups.ApprovalAnnotation);
        if (!ProtectedGroups.Contains(group) || approval.Length == 0)
        {
            return definition;
        }

        return approval.StartsWith("unapproved", StringComparison.Ordinal)
            ? DefinitionStatus.WithCondition(definition, Condition, false, "UnapprovedAnnotation", $"not approved: {GoText.Quote(approval)}", now)
            : DefinitionStatus.WithCondition(definition, Condition, true, "ApprovedAnnotation", $"approved in {approval}", now);
    }
}
