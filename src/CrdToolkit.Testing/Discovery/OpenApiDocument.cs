using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Discovery;

/// <summary>The OpenAPI v3 document of one version, as far as kubectl reads it: schemas, kinds, and the parameters of PATCH.</summary>
internal static class OpenApiDocument
{
    private const string ReferencePrefix = "#/components/schemas/";

    private static readonly string[] ListParameters =
    [
        "allowWatchBookmarks", "continue", "fieldSelector", "labelSelector", "limit", "resourceVersion", "resourceVersionMatch", "sendInitialEvents",
        "timeoutSeconds", "watch",
    ];

    /// <summary>The document of resources of one version.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="forVersion2">Whether a document of version 2 is to be made of it.</param>
    public static JsonObject Create(IReadOnlyList<ApiResource> resources, bool forVersion2 = false)
    {
        var schemas = new SortedDictionary<string, JsonValue>(StringComparer.Ordinal);
        var texts = KindDescriptions.Load();
        var custom = new CustomSchemas(texts, forVersion2);
        foreach (var resource in resources)
        {
            var name = SchemaName(resource);
            schemas[name] = resource.IsCustom ? custom.Object(resource) : Shown(name, texts);
            schemas[$"{name}List"] = resource.IsCustom ? custom.List(resource, name) : Shown($"{name}List", texts);
            AddReferenced(schemas[$"{name}List"], schemas, texts);
            AddReferenced(schemas[name], schemas, texts);
        }

        return JsonValues.Object(
            ("openapi", "3.0.0"),
            ("info", JsonValues.Object(("title", "Kubernetes"), ("version", "v1.36.4"))),
            ("paths", JsonValues.Object(resources.SelectMany(Paths))),
            ("components", JsonValues.Object(("schemas", JsonValues.Object(schemas.Select(schema => (schema.Key, (JsonValue?)schema.Value)))))));
    }

    /// <summary>How operations and schemas name the kind that they are about.</summary>
    public static JsonObject Kind(ApiResource resource) => JsonValues.Object(
        ("group", resource.Group), ("version", resource.Version), ("kind", resource.Kind));

    /// <summary>A reference to a schema of the document.</summary>
    public static JsonObject Reference(string schema) => JsonValues.Object(("$ref", ReferencePrefix + schema));

    private static JsonObject Shown(string name, JsonObject texts) => KindSchemas.Shown(name).Describe(texts.Child(name));

    private static string SchemaName(ApiResource resource) => resource.IsCustom
        ? $"{string.Join('.', resource.Group.Split('.').Reverse())}.{resource.Version}.{resource.Kind}"
        : KindSchemas.Name(resource.Group, resource.Version, resource.Kind) ?? $"{resource.Group}.{resource.Version}.{resource.Kind}";

    private static void AddReferenced(JsonValue value, SortedDictionary<string, JsonValue> schemas, JsonObject texts)
    {
        switch (value)
        {
            case JsonObject json:
                if (json.Text("$ref") is { Length: > 0 } reference && schemas.TryAdd(reference[ReferencePrefix.Length..], Shown(reference[ReferencePrefix.Length..], texts)))
                {
                    AddReferenced(schemas[reference[ReferencePrefix.Length..]], schemas, texts);
                }

                foreach (var member in json.Members.Values)
                {
                    AddReferenced(member, schemas, texts);
                }

                break;
            case JsonArray array:
                foreach (var item in array.Items)
                {
                    AddReferenced(item, schemas, texts);
                }

                break;
        }
    }

    private static IEnumerable<(string Name, JsonValue? Value)> Paths(ApiResource resource)
    {
        var root = resource.Group.Length == 0 ? $"/api/{resource.Version}" : $"/apis/{resource.ApiVersion}";
        var collection = resource.Namespaced ? $"{root}/namespaces/{{namespace}}/{resource.Plural}" : $"{root}/{resource.Plural}";
        string[] write = ["dryRun", "fieldManager", "fieldValidation"];
        if (resource.Namespaced)
        {
            yield return ($"{root}/{resource.Plural}", JsonValues.Object(("get", Operation(resource, "list", ListParameters))));
        }

        yield return (collection, JsonValues.Object(
            ("get", Operation(resource, "list", ListParameters)),
            ("post", Operation(resource, "post", write))));
        yield return ($"{collection}/{{name}}", JsonValues.Object(
            ("get", Operation(resource, "get", [])),
            ("put", Operation(resource, "put", write)),
            ("patch", Operation(resource, "patch", [.. write, "force"]).With("requestBody", PatchBody(resource))),
            ("delete", Operation(resource, "delete", ["dryRun", "gracePeriodSeconds", "propagationPolicy"]))));
        foreach (var subresource in Subresource.Of(resource).Where(subresource => subresource.Group.Length == 0 && subresource.Verbs.Contains("patch")))
        {
            yield return ($"{collection}/{{name}}/{subresource.Name}", JsonValues.Object(
                ("get", Operation(resource, "get", [])),
                ("put", Operation(resource, "put", write)),
                ("patch", Operation(resource, "patch", [.. write, "force"]).With("requestBody", PatchBody(resource)))));
        }
    }

    private static JsonObject Operation(ApiResource resource, string action, IReadOnlyList<string> parameters) => JsonValues.Object(
        ("operationId", $"{action}{resource.Kind}"),
        ("parameters", JsonValues.Array(parameters.Select(name => JsonValues.Object(
            ("name", name), ("in", "query"), ("schema", JsonValues.Object(("type", ParameterType(name)), ("uniqueItems", true))))))),
        ("responses", JsonValues.Object(("200", JsonValues.Object(
            ("description", "OK"),
            ("content", JsonValues.Object(("application/json", JsonValues.Object(
                ("schema", Reference(SchemaName(resource) + (action == "list" ? "List" : ""))))))))))),
        ("x-kubernetes-action", action),
        ("x-kubernetes-group-version-kind", Kind(resource)));

    private static string ParameterType(string name) => name switch
    {
        "allowWatchBookmarks" or "force" or "sendInitialEvents" or "watch" => "boolean",
        "gracePeriodSeconds" or "limit" or "timeoutSeconds" => "integer",
        _ => "string",
    };

    private static JsonObject PatchBody(ApiResource resource)
    {
        string[] types = resource.Strategy.MergeKeys is null
            ? ["application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json"]
            : ["application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json"];
        return JsonValues.Object(("content", JsonValues.Object(types.Select(type =>
            (type, (JsonValue?)JsonValues.Object(("schema", JsonValues.Object(("type", "object")))))))));
    }
}
