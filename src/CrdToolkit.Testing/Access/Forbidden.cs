using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Access;

/// <summary>The words for what somebody may not do (forbiddenMessage of the API server).</summary>
internal static class Forbidden
{
    /// <summary>The error for a request.</summary>
    public static StatusException Error(UserInfo user, RequestInfo request, string reason)
    {
        var message = Message(user, request) + (reason.Length > 0 ? $": {reason}" : "");
        return StatusErrors.Forbidden(new GroupResource(request.Group, request.Resource), request.Name, message);
    }

    private static string Message(UserInfo user, RequestInfo request)
    {
        if (!request.IsResourceRequest)
        {
            return $"User \"{user.Name}\" cannot {request.Verb} path \"{request.Path}\"";
        }

        var resource = request.Subresource.Length > 0 ? $"{request.Resource}/{request.Subresource}" : request.Resource;
        var scope = request.Namespace.Length > 0 ? $"in the namespace \"{request.Namespace}\"" : "at the cluster scope";
        return $"User \"{user.Name}\" cannot {request.Verb} resource \"{resource}\" in API group \"{request.Group}\" {scope}";
    }
}
