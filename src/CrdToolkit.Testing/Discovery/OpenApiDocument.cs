using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Discovery;

/// <summary>The OpenAPI v3 document of one version, as far as kubectl reads it: schemas, kinds, and the parameters of PATCH.</summary>
internal static class OpenApiDocument
{
    private const string MetadataSchema = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private const string ReferencePrefix = "#/components/schemas/";

    /// <summary>The document of resources of one version.</summary>
    public static JsonObject Create(IReadOnlyList<ApiResource> resources)
    {
        var schemas = new SortedDictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            var name = SchemaName(resource);
            schemas[name] = resource.IsCustom ? Custom(resource) : KindSchemas.Shown(name);
            AddReferenced(schemas[name], schemas);
        }

        return JsonValues.Object(
            ("openapi", "3.0.0"),
            ("info", JsonValues.Object(("title", "Kubernetes"), ("version", "v1.36.4"))),
            ("paths", JsonValues.Object(resources.SelectMany(Paths))),
            ("components", JsonValues.Object(("schemas", JsonValues.Object(schemas.Select(schema => (schema.Key, (JsonValue?)schema.Value)))))));
    }

    private static string SchemaName(ApiResource resource) => resource.IsCustom
        ? $"{string.Join('.', resource.Group.Split('.').Reverse())}.{resource.Version}.{resource.Kind}"
        : KindSchemas.Name(resource.Group, resource.Version, resource.Kind) ?? $"{resource.Group}.{resource.Version}.{resource.Kind}";

    private static JsonObject Custom(ApiResource resource)
    {
        var schema = resource.Schema is null ? JsonValues.Object(("type", "object")) : CustomResourceDefinitionWriter.ToJson(resource.Schema);
        var properties = schema.Child("properties")
            .With("apiVersion", JsonValues.Object(("type", "string")))
            .With("kind", JsonValues.Object(("type", "string")))
            .With("metadata", JsonValues.Object(("allOf", JsonValues.Array([JsonValues.Object(("$ref", ReferencePrefix + MetadataSchema))]))));
        return schema
            .With("properties", properties)
            .With("x-kubernetes-group-version-kind", JsonValues.Array([Kind(resource)]));
    }

    private static void AddReferenced(JsonValue value, SortedDictionary<string, JsonValue> schemas)
    {
        switch (value)
        {
            case JsonObject json:
                if (json.Text("$ref") is { Length: > 0 } reference && schemas.TryAdd(reference[ReferencePrefix.Length..], KindSchemas.Shown(reference[ReferencePrefix.Length..])))
                {
                    AddReferenced(schemas[reference[ReferencePrefix.Length..]], schemas);
                }

                foreach (var member in json.Members.Values)
                {
                    AddReferenced(member, schemas);
                }

                break;
            case JsonArray array:
                foreach (var item in array.Items)
                {
                    AddReferenced(item, schemas);
                }

                break;
        }
    }

    private static IEnumerable<(string Name, JsonValue? Value)> Paths(ApiResource resource)
    {
        var root = resource.Group.Length == 0 ? $"/api/{resource.Version}" : $"/apis/{resource.ApiVersion}";
        var collection = resource.Namespaced ? $"{root}/namespaces/{{namespace}}/{resource.Plural}" : $"{root}/{resource.Plural}";
        string[] write = ["dryRun", "fieldManager", "fieldValidation"];
        yield return (collection, JsonValues.Object(
            ("get", Operation(resource, "list", ["continue", "fieldSelector", "labelSelector", "limit", "resourceVersion", "watch"])),
            ("post", Operation(resource, "post", write))));
        yield return ($"{collection}/{{name}}", JsonValues.Object(
            ("get", Operation(resource, "get", [])),
            ("put", Operation(resource, "put", write)),
            ("patch", Operation(resource, "patch", [.. write, "force"]).With("requestBody", PatchBody(resource))),
            ("delete", Operation(resource, "delete", ["dryRun", "gracePeriodSeconds", "propagationPolicy"]))));
    }

    private static JsonObject Operation(ApiResource resource, string action, IReadOnlyList<string> parameters) => JsonValues.Object(
        ("operationId", $"{action}{resource.Kind}"),
        ("parameters", JsonValues.Array(parameters.Select(name => JsonValues.Object(
            ("name", name), ("in", "query"), ("schema", JsonValues.Object(("type", "string"), ("uniqueItems", true))))))),
        ("responses", JsonValues.Object(("200", JsonValues.Object(
            ("description", "OK"),
            ("content", JsonValues.Object(("application/json", JsonValues.Object(
                ("schema", JsonValues.Object(("$ref", ReferencePrefix + SchemaName(resource)))))))))))),
        ("x-kubernetes-action", action),
        ("x-kubernetes-group-version-kind", Kind(resource)));

    private static JsonObject PatchBody(ApiResource resource)
    {
        string[] types = resource.Strategy.MergeKeys is null
            ? ["application/json-patch+json", "application/merge-patch+json"]
            : ["application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json"];
        return JsonValues.Object(("content", JsonValues.Object(types.Select(type =>
            (type, (JsonValue?)JsonValues.Object(("schema", JsonValues.Object(("type", "object")))))))));
    }

    private static JsonObject Kind(ApiResource resource) => JsonValues.Object(
        ("group", resource.Group), ("version", resource.Version), ("kind", resource.Kind));
}
