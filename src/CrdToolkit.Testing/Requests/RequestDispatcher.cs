using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Discovery;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Verbs;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Requests;

/// <summary>Finds the resource that a path names and lets the right verb answer.</summary>
internal sealed class RequestDispatcher(
    ResourceRegistry registry,
    ResponseWriter writer,
    GetVerb get,
    ListVerb list,
    WatchVerb watch,
    CreateVerb create,
    UpdateVerb update,
    PatchVerb patch,
    DeleteVerb delete,
    ScaleVerb scale,
    NamespaceFinalizeVerb finalize,
    SubresourceCreation creations)
{
    /// <summary>Answers a request to a resource.</summary>
    /// <param name="http">The request.</param>
    /// <param name="path">The resource that its path names; null for none.</param>
    /// <returns>False when the path names no resource that is served.</returns>
    public async Task<bool> TryAnswerAsync(HttpContext http, RequestPath? path)
    {
        if (path is null
            || registry.Find(path.Group, path.Version, path.Plural) is not { } resource
            || (path.HasMore && !resource.IsCustom)
            || !Fits(path, resource, http.Request.Method))
        {
            if (path is { Name: "", Namespace: "" } collection
                && registry.Find(collection.Group, collection.Version, collection.Plural) is { IsCustom: false })
            {
                throw StatusErrors.MethodNotAllowed();
            }

            // Groups of built-in kinds answer for themselves; what nobody knows gets plain text.
            return IsBuiltIn(http.Request.Path.Value ?? "") ? throw StatusErrors.NoSuchResource() : false;
        }

        var accept = http.Request.Headers.Accept.ToString();
        if (!resource.IsCustom)
        {
            var isCollection = http.Request.Method == "GET" && path is { Name: "", Subresource: "" };
            ContentNegotiation.CheckRoute(accept, isCollection ? ContentNegotiation.Collections : ContentNegotiation.Bodies);
        }

        if (path.Name is "." or ".." || path.Name.Contains('%', StringComparison.Ordinal))
        {
            // IsValidPathSegmentName; a slash would be the end of the name.
            throw StatusErrors.BadRequest(
                $"Name parameter invalid: {GoText.Quote(path.Name)}: may not {(path.Name.Contains('%', StringComparison.Ordinal) ? "contain '%'" : $"be '{path.Name}'")}");
        }

        var request = new ApiRequest(http, resource, path.Namespace, path.Name, path.Subresource);
        if (resource.DeprecationWarning is { } warning)
        {
            request.Warn(warning);
        }

        if (resource.Review is not null && http.Request.Method != "POST")
        {
            throw StatusErrors.MethodNotAllowed();
        }

        if (resource.IsCustom && http.Request.Method == "HEAD")
        {
            // The handler of custom resources goes by verbs, and reading is one.
            http.Request.Method = "GET";
        }

        var isWatch = http.Request.Method == "GET" && path is { Name: "", Subresource: "" } && request.Flag("watch");
        var accepted = ContentNegotiation.Choose(accept, isWatch, resource.IsCustom ? ProtobufSupport.Metadata : ProtobufSupport.Objects);
        if (isWatch)
        {
            await watch.ExecuteAsync(request, accepted);
        }
        else
        {
            await writer.WriteAsync(request, accepted, await AnswerAsync(request));
        }

        return true;
    }

    private bool IsBuiltIn(string path) => path.Split('/') is ["", "api", ..]
        || (path.Split('/') is ["", "apis", var group, _, _, ..]
            && registry.Resources.Any(resource => !resource.IsCustom && resource.Group == group));

    private static bool Fits(RequestPath path, ApiResource resource, string method) => resource.Namespaced
        ? path.Namespace.Length > 0 || (path.Name.Length == 0 && method is "GET" or "HEAD")
        : path.Namespace.Length == 0;

    private async Task<ApiResponse> AnswerAsync(ApiRequest request)
    {
        var (resource, method) = (request.Resource, request.Http.Request.Method);
        if (request.Subresource.Length > 0)
        {
            return await AnswerSubresourceAsync(request);
        }

        return method switch
        {
            "GET" when request.Name.Length > 0 => get.Execute(request),
            "GET" => list.Execute(request),
            "POST" when request.Name.Length == 0 || resource.IsCustom => await create.ExecuteAsync(request),
            "PUT" when request.Name.Length > 0 || resource.IsCustom => await update.ExecuteAsync(request, UpdateTarget.Main),
            "PATCH" when request.Name.Length > 0 || resource.IsCustom => await patch.ExecuteAsync(request, UpdateTarget.Main),
            "DELETE" when request.Name.Length > 0 => await delete.ExecuteAsync(request),
            "DELETE" when resource.Verbs.Contains("deletecollection") => await delete.ExecuteCollectionAsync(request),
            _ when resource.IsCustom => throw StatusErrors.MethodNotSupported(resource.GroupResource, ""),
            _ => throw StatusErrors.MethodNotAllowed(),
        };
    }

    private async Task<ApiResponse> AnswerSubresourceAsync(ApiRequest request)
    {
        var (resource, method) = (request.Resource, request.Http.Request.Method);
        var isWrite = method is "PUT" or "PATCH";
        var isApproved = resource.GroupResource == Subresource.SigningRequests;
        if (creations.Find(request) is { } creation)
        {
            return method == "POST" ? await creation(request) : throw StatusErrors.MethodNotAllowed();
        }

        return request.Subresource switch
        {
            "status" when resource.HasStatus && method == "GET" => get.Execute(request),
            "status" when resource.HasStatus && method == "PUT" => await update.ExecuteAsync(request, UpdateTarget.Status),
            "status" when resource.HasStatus && method == "PATCH" => await patch.ExecuteAsync(request, UpdateTarget.Status),
            "approval" when isApproved && method == "GET" => get.Execute(request),
            "approval" when isApproved && method == "PUT" => await update.ExecuteAsync(request, UpdateTarget.Approval),
            "approval" when isApproved && method == "PATCH" => await patch.ExecuteAsync(request, UpdateTarget.Approval),
            "scale" when resource.Scale is not null && (isWrite || method == "GET") => await scale.ExecuteAsync(request),
            "finalize" when resource.GroupResource == new GroupResource("", "namespaces") && method == "PUT" => await finalize.ExecuteAsync(request),
            "status" when resource.IsCustom && resource.HasStatus => throw NoVerb(),
            "scale" when resource.IsCustom && resource.Scale is not null => throw NoVerb(),
            "status" when !resource.IsCustom && resource.HasStatus => throw StatusErrors.MethodNotAllowed(),
            "approval" when isApproved => throw StatusErrors.MethodNotAllowed(),
            "scale" when !resource.IsCustom && resource.Scale is not null => throw StatusErrors.MethodNotAllowed(),
            "finalize" when resource.GroupResource == new GroupResource("", "namespaces") => throw StatusErrors.MethodNotAllowed(),
            _ when !resource.IsCustom => throw StatusErrors.NoSuchResource(),
            _ => throw StatusErrors.NotFound(resource.GroupResource, request.Name),
        };

        StatusException NoVerb() => StatusErrors.MethodNotSupported(
            resource.GroupResource, method switch { "POST" => "create", "DELETE" => "delete", _ => "" });
    }
}
