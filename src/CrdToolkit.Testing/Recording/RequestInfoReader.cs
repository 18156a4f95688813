using CrdToolkit.Testing.Requests;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Recording;

/// <summary>Finds out what a request asks for (RequestInfoFactory of the API server).</summary>
internal static class RequestInfoReader
{
    private const string NameField = "metadata.name=";

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="resource">The resource that its path names; null for none.</param>
    public static RequestInfo Read(HttpRequest request, RequestPath? resource)
    {
        var info = new RequestInfo
        {
            Method = request.Method,
            Path = request.Path.Value ?? "/",
            Query = request.QueryString.Value ?? "",
            Verb = request.Method.ToLowerInvariant(),
            UserAgent = request.Headers.UserAgent.ToString(),
        };
        if (resource is not { } parts)
        {
            return info;
        }

        var isOneNamespace = parts is { Group: "", Plural: "namespaces", Namespace: "" };
        var name = parts.Name.Length > 0 ? parts.Name : SelectedName(request);
        return info with
        {
            IsResourceRequest = true,
            Verb = Verb(request, parts.Name),
            Group = parts.Group,
            Version = parts.Version,
            Resource = parts.Plural,
            Subresource = parts.Subresource,
            Namespace = isOneNamespace ? parts.Name : parts.Namespace,
            Name = name,
        };
    }

    private static string Verb(HttpRequest request, string name) => request.Method switch
    {
        "GET" or "HEAD" when name.Length > 0 => "get",
        "GET" or "HEAD" => IsWatch(request) ? "watch" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => name.Length > 0 ? "delete" : "deletecollection",
        _ => "",
    };

    private static bool IsWatch(HttpRequest request) =>
        request.Query.TryGetValue("watch", out var values) && values.ToString() is not ("false" or "0");

    private static string SelectedName(HttpRequest request) =>
        request.Method is "GET" or "HEAD" or "DELETE"
            && request.Query["fieldSelector"].ToString() is { } selector
            && selector.StartsWith(NameField, StringComparison.Ordinal)
            && !selector.Contains(',', StringComparison.Ordinal)
                ? selector[NameField.Length..].TrimStart('=')
                : "";
}
