using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Discovery;

/// <summary>Answers with OpenAPI documents: v3 per group and version, and v2 of everything.</summary>
/// <param name="registry">What is served.</param>
internal sealed class OpenApiEndpoints(ResourceRegistry registry)
{
    /// <summary>Answers a request for a document.</summary>
    /// <returns>False when there is none at this path.</returns>
    public async Task<bool> TryAnswerAsync(HttpContext http, string path)
    {
        var resources = registry.Resources;
        if (path == "/openapi/v3")
        {
            var paths = resources.Select(GroupPath).Distinct().Select(name =>
                (name, (Schema.Json.JsonValue?)JsonValues.Object(("serverRelativeURL", $"/openapi/v3/{name}"))));
            await ResponseWriter.WriteAsync(http, ContentNegotiation.Default, 200, JsonValues.Object(("paths", JsonValues.Object(paths))));
            return true;
        }

        if (path == "/openapi/v2")
        {
            await ResponseWriter.WriteAsync(http, ContentNegotiation.Default, 200, OpenApiDocumentV2.Create(resources));
            return true;
        }

        var served = resources.Where(resource => $"/openapi/v3/{GroupPath(resource)}" == path).ToList();
        if (served.Count == 0)
        {
            return false;
        }

        await ResponseWriter.WriteAsync(http, ContentNegotiation.Default, 200, OpenApiDocument.Create(served));
        return true;
    }

    private static string GroupPath(ApiResource resource) => resource.Group.Length == 0 ? $"api/{resource.Version}" : $"apis/{resource.ApiVersion}";
}
