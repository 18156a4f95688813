using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Discovery;

/// <summary>
/// Answers with OpenAPI documents: v3 per group and version, and v2 of everything. Clients keep them: an ETag says whether theirs is
/// still right, and the address of a v3 document in the index never changes its content (handler3 of kube-openapi).
/// </summary>
/// <param name="registry">What is served.</param>
/// <param name="clock">What time it is.</param>
internal sealed class OpenApiEndpoints(ResourceRegistry registry, TimeProvider clock)
{
    private const string Root = "/openapi/v3";
    private static readonly string[] Documents = [MediaType.Json, "application/*", "*/*"];
    private readonly OpenApiDigest digest = new();

    /// <summary>Answers a request for a document.</summary>
    /// <returns>False when there is none at this path.</returns>
    public async Task<bool> TryAnswerAsync(HttpContext http, string path)
    {
        var resources = registry.Resources;
        if (path == "/openapi/v2")
        {
            await AnswerAsync(http, digest.Of(resources), () => OpenApiDocumentV2.Create(resources), OpenApiProtobuf.Write);
            return true;
        }

        var groups = resources.GroupBy(GroupPath).ToList();
        if (path == Root)
        {
            await AnswerAsync(http, digest.Of(resources), () => JsonValues.Object(("paths", JsonValues.Object(groups.Select(group => (
                group.Key,
                (JsonValue?)JsonValues.Object(("serverRelativeURL", $"{Root}/{group.Key}?hash={digest.Of(group)}"))))))));
            return true;
        }

        if (groups.Find(group => $"{Root}/{group.Key}" == path) is not { } asked)
        {
            return false;
        }

        var current = digest.Of(asked);
        if (http.Request.Query["hash"] is [{ Length: > 0 } hash, ..])
        {
            if (hash != current)
            {
                EntityTag.Set(http, current);
                http.Response.Headers.CacheControl = "no-cache, private";
                http.Response.StatusCode = 301;
                http.Response.Headers.Location = $"{path}?hash={current}";
                return true;
            }

            http.Response.Headers.CacheControl = "public, immutable";
            http.Response.Headers.Expires = clock.GetUtcNow().AddYears(1).ToString("ddd, dd MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        }

        await AnswerAsync(http, current, () => OpenApiDocument.Create([.. asked]));
        return true;
    }

    private static async Task AnswerAsync(HttpContext http, string etag, Func<JsonObject> create, Func<JsonObject, byte[]>? writeProtobuf = null)
    {
        var isProtobuf = false;
        var response = http.Response;
        if (response.Headers.CacheControl.Count == 0)
        {
            response.Headers.CacheControl = "no-cache, private";
        }

        response.Headers.Vary = "Accept";
        if (http.Request.Headers.Accept.ToString() is { Length: > 0 } accept)
        {
            var chosen = MediaType.ParseList(accept).FirstOrDefault(type =>
                Documents.Contains(type.Name) || (writeProtobuf is not null && type.Name is OpenApiProtobuf.AskedAs or OpenApiProtobuf.MediaType));
            if (chosen is null)
            {
                response.StatusCode = 406;
                return;
            }

            isProtobuf = !Documents.Contains(chosen.Name);
        }

        if (EntityTag.IsKept(http, etag))
        {
            return;
        }

        var document = create();
        var bytes = isProtobuf ? writeProtobuf!(document) : JsonWriter.WriteUtf8(document);
        response.ContentType = isProtobuf ? OpenApiProtobuf.MediaType : MediaType.Json;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static string GroupPath(ApiResource resource) => resource.Group.Length == 0 ? $"api/{resource.Version}" : $"apis/{resource.ApiVersion}";
}
