using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Discovery;

/// <summary>Names versions of documents, so that a client that keeps one is not sent it again.</summary>
internal static class EntityTag
{
    /// <summary>Tells which version of a document is answered with.</summary>
    /// <param name="http">The request.</param>
    /// <param name="etag">The version, without quotes.</param>
    public static void Set(HttpContext http, string etag) => http.Response.Headers.ETag = $"\"{etag}\"";

    /// <summary>The same; true when the client has this version and the answer is 304, without a body.</summary>
    /// <param name="http">The request.</param>
    /// <param name="etag">The version, without quotes.</param>
    public static bool IsKept(HttpContext http, string etag)
    {
        Set(http, etag);
        if (http.Request.Headers.IfNoneMatch != http.Response.Headers.ETag)
        {
            return false;
        }

        http.Response.StatusCode = 304;
        return true;
    }
}
