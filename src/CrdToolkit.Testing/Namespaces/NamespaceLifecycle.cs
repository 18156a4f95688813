using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Namespaces;

/// <summary>Objects are created in namespaces that exist and are to stay (the admission plugin NamespaceLifecycle).</summary>
/// <param name="namespaces">The namespaces.</param>
internal sealed class NamespaceLifecycle(ObjectCollection namespaces)
{
    /// <summary>Namespaces that the server makes and nobody deletes.</summary>
    public static IReadOnlyList<string> Immortal { get; } = ["default", "kube-system", "kube-public"];

    /// <summary>Lets a creation pass, or not.</summary>
    /// <exception cref="StatusException">404: there is no such namespace; 403: it is being deleted.</exception>
    public void AdmitCreate(ApiRequest request, string name)
    {
        if (request.Namespace.Length == 0)
        {
            return;
        }

        var stored = namespaces.Find(new ObjectKey("", request.Namespace))
            ?? throw StatusErrors.NotFound(new("", "namespaces"), request.Namespace);
        if (stored.Value.IsBeingDeleted)
        {
            throw StatusErrors.Forbidden(
                request.Resource.GroupResource,
                name,
                $"unable to create new content in namespace {request.Namespace} because it is being terminated",
                JsonValues.Object(
                    ("reason", "NamespaceTerminating"),
                    ("message", $"namespace {request.Namespace} is being terminated"),
                    ("field", "metadata.namespace")));
        }
    }

    /// <summary>Lets the deletion of a namespace pass, or not.</summary>
    /// <exception cref="StatusException">403: it is one of those that stay.</exception>
    public static void AdmitDelete(ApiRequest request)
    {
        if (request.Resource.GroupResource == new Resources.GroupResource("", "namespaces") && Immortal.Contains(request.Name))
        {
            throw StatusErrors.Forbidden(request.Resource.GroupResource, request.Name, "this namespace may not be deleted");
        }
    }
}
