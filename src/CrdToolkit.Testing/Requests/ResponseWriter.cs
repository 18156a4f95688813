using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Yaml;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Protobuf;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Tables;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Requests;

/// <summary>Gives answers the shape and the format that the client wants, and sends them.</summary>
/// <param name="clock">Ages in tables are counted from its time.</param>
internal sealed class ResponseWriter(TimeProvider clock)
{
    /// <summary>Sends the answer of a verb.</summary>
    public Task WriteAsync(ApiRequest request, ContentNegotiation accepted, ApiResponse response) => WriteAsync(
        request.Http,
        accepted,
        response.Code,
        response.Body.Text("kind") == "Status" ? response.Body : Shape(request, accepted, response.Body, withColumns: true));

    /// <summary>Sends a document as it is.</summary>
    public static async Task WriteAsync(HttpContext http, ContentNegotiation accepted, int code, JsonObject body, string? contentType = null)
    {
        var (bytes, type) = accepted.Format switch
        {
            AnswerFormat.Yaml => (Encoding.UTF8.GetBytes(YamlWriter.Write(CanonicalJson.OfObject(body))), MediaType.Yaml),
            AnswerFormat.Protobuf => (ProtobufWriter.Write(body), ProtobufReader.MediaType),
            _ => (JsonWriter.WriteUtf8Line(body), contentType ?? MediaType.Json),
        };
        http.Response.StatusCode = code;
        http.Response.ContentType = type;
        http.Response.Headers.CacheControl = "no-cache, private";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    /// <summary>An object or list in the shape that the client wants.</summary>
    /// <exception cref="StatusException">406: an object cannot be shown as a list or the other way round.</exception>
    public JsonObject Shape(ApiRequest request, ContentNegotiation accepted, JsonObject body, bool withColumns)
    {
        var isList = body["items"] is JsonArray && body.Text("kind") == request.Resource.ListKind;
        switch (accepted.Shape)
        {
            case ResponseShape.Table:
                return TableBuilder.Build(request, accepted.ShapeVersion, body, isList, withColumns, clock.GetUtcNow());
            case ResponseShape.Metadata:
                return isList
                    ? throw StatusErrors.NotAcceptable($"you requested PartialObjectMetadata, but the requested object is a list (*{GoType(request.Resource, request.Resource.ListKind)})")
                    : PartialMetadata(body, accepted.ShapeVersion);
            case ResponseShape.MetadataList:
                return !isList
                    ? throw (request.Resource.IsCustom
                        ? StatusErrors.Unknown("content is not a list")
                        : StatusErrors.NotAcceptable($"you requested PartialObjectMetadataList, but the requested object is not a list (*{GoType(request.Resource, request.Resource.Kind)})"))
                    : JsonValues.Object(
                        ("kind", "PartialObjectMetadataList"),
                        ("apiVersion", $"meta.k8s.io/{accepted.ShapeVersion}"),
                        ("metadata", ListMetadata(body)),
                        ("items", body.Items("items").Any()
                            ? JsonValues.Array(body.Objects("items").Select(item => PartialMetadata(item, accepted.ShapeVersion)))
                            : JsonNull.Instance));
            default:
                return body;
        }
    }

    /// <summary>An object reduced to its metadata.</summary>
    public static JsonObject PartialMetadata(JsonObject value, string version) => JsonValues.Object(
        ("kind", "PartialObjectMetadata"),
        ("apiVersion", $"meta.k8s.io/{version}"),
        ("metadata", value.Metadata));

    /// <summary>The metadata of a list, without an empty continue token.</summary>
    public static JsonObject ListMetadata(JsonObject list) =>
        list.Metadata.Text("continue").Length == 0 ? list.Metadata.Without("continue") : list.Metadata;

    private static string GoType(ApiResource resource, string kind) =>
        resource.IsCustom ? "unstructured.UnstructuredList" : $"{(resource.Group == "apiextensions.k8s.io" ? "apiextensions" : resource.Version)}.{kind}";
}
