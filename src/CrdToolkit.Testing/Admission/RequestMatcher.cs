using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Admission;

/// <summary>Says whether a write concerns a webhook, a policy or a binding (the predicates of webhooks in apiserver).</summary>
/// <param name="store">Where the namespaces are.</param>
/// <param name="registry">What is served.</param>
internal sealed class RequestMatcher(ObjectStore store, ResourceRegistry registry)
{
    private readonly ObjectCollection namespaces = store.Collection("", "namespaces");

    /// <summary>The version of its resource in which a write concerns somebody; null when it does not.</summary>
    public ApiResource? Match(MatchResources about, AdmissionAttributes attributes)
    {
        var resource = attributes.Request.Resource;
        return SelectsNamespace(about, attributes) && SelectsObject(about, attributes)
            ? about.Match(attributes, registry.Resources.Where(other => other != resource && other.Collection == resource.Collection))
            : null;
    }

    private bool SelectsNamespace(MatchResources about, AdmissionAttributes attributes)
    {
        if (about.NamespaceSelector.IsEverything)
        {
            return true;
        }

        if (attributes.Request.Resource.GroupResource is { Group: "", Resource: "namespaces" })
        {
            return (attributes.Object ?? attributes.Old) is { } itself && about.NamespaceSelector.Matches(itself);
        }

        // What is in no namespace is not selected by it.
        return attributes.Request.Namespace.Length == 0
            || (namespaces.Find(new ObjectKey("", attributes.Request.Namespace)) is { } found && about.NamespaceSelector.Matches(found.Value));
    }

    private static bool SelectsObject(MatchResources about, AdmissionAttributes attributes) =>
        about.ObjectSelector.IsEverything
        || (attributes.Object is { } value && about.ObjectSelector.Matches(value))
        || (attributes.Old is { } old && about.ObjectSelector.Matches(old));
}
