using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Tables;

/// <summary>Makes the tables that <c>kubectl get</c> prints (meta.k8s.io Table).</summary>
internal static class TableBuilder
{
    /// <summary>The table of an object or list.</summary>
    public static JsonObject Build(ApiRequest request, string version, JsonObject body, bool isList, bool withColumns, DateTimeOffset now)
    {
        var include = request.Parameter("includeObject");
        if (include is not ("" or "Object" or "Metadata" or "None"))
        {
            throw StatusErrors.BadRequest($"Unable to convert to Table as requested: includeObject: Invalid value: \"{include}\": must be 'Metadata', 'Object', 'None', or empty");
        }

        var columns = ScaleColumns.Of(request.Subresource, request.Resource.IsCustom) ?? request.Resource.Columns;
        var items = isList ? body.Objects("items") : [body];
        return JsonValues.Object(
            ("kind", "Table"),
            ("apiVersion", $"meta.k8s.io/{version}"),
            ("metadata", isList ? ResponseWriter.ListMetadata(body) : JsonValues.Object(("resourceVersion", body.ResourceVersion))),
            ("columnDefinitions", withColumns ? JsonValues.Array(columns.Columns.Select(column => column.ToJson())) : JsonNull.Instance),
            ("rows", JsonValues.Array(items.Select(item => JsonValues.Object(
                ("cells", JsonValues.Array(columns.Cells(item, now))),
                ("object", include switch
                {
                    "None" => JsonNull.Instance,
                    "Object" => item.With("kind", request.Resource.Kind).With("apiVersion", request.Resource.ApiVersion),
                    _ => ResponseWriter.PartialMetadata(item, version),
                }))))));
    }
}
