using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Discovery;

/// <summary>The schemas of a custom resource and of its list in OpenAPI: what its definition says, and what every object has, in the words of the built-in kinds.</summary>
/// <param name="texts">The texts of the built-in kinds.</param>
/// <param name="isVersion2">Whether they are for OpenAPI v2: nothing is said of what may hold more than is said, for kubectl would refuse the rest.</param>
internal sealed class CustomSchemas(JsonObject texts, bool isVersion2)
{
    private const string Conventions = "More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md";
    private const string MetadataSchema = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private const string ListMetadataSchema = "io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta";

    // Two that have the usual words.
    private readonly JsonObject objectTexts = texts.Child("io.k8s.api.core.v1.ConfigMap");
    private readonly JsonObject listTexts = texts.Child("io.k8s.api.core.v1.PodList");

    /// <summary>The schema of an object.</summary>
    public JsonObject Object(ApiResource resource) => Body(resource)
        .With("x-kubernetes-group-version-kind", JsonValues.Array([OpenApiDocument.Kind(resource)]))
        .WithOrWithout("x-kubernetes-selectable-fields", resource.SelectableFields.Count == 0 ? null : JsonValues.Array(
            resource.SelectableFields.Select(field => JsonValues.Object(("fieldPath", field)))));

    /// <summary>The schema of a list.</summary>
    /// <param name="resource">What is listed.</param>
    /// <param name="item">The name of the schema of its objects.</param>
    public JsonObject List(ApiResource resource, string item) => JsonValues.Object(
        ("description", $"{resource.ListKind} is a list of {resource.Kind}"),
        ("type", "object"),
        ("required", JsonValues.Strings(["items"])),
        ("properties", JsonValues.Object(
            ("apiVersion", Text(listTexts.Text("apiVersion"))),
            ("items", JsonValues.Object(
                ("description", $"List of {resource.Plural}. {Conventions}"), ("type", "array"), ("items", OpenApiDocument.Reference(item)))),
            ("kind", Text(listTexts.Text("kind"))),
            ("metadata", Referring(listTexts.Text("metadata"), ListMetadataSchema)))),
        ("x-kubernetes-group-version-kind", JsonValues.Array([OpenApiDocument.Kind(resource).With("kind", resource.ListKind)])));

    private JsonObject Body(ApiResource resource)
    {
        if (resource.Schema is not { } defined || (isVersion2 && defined.PreserveUnknownFields == true))
        {
            return JsonValues.Object(("type", "object"));
        }

        var schema = Published(CustomResourceDefinitionWriter.ToJson(defined));
        return schema.With("properties", schema.Child("properties")
            .With("apiVersion", Text(objectTexts.Text("apiVersion")))
            .With("kind", Text(objectTexts.Text("kind")))
            .With("metadata", Referring(objectTexts.Text("metadata"), MetadataSchema)));
    }

    private JsonObject Published(JsonObject schema)
    {
        foreach (var keyword in new[] { "items", "additionalProperties" })
        {
            if (schema[keyword] is JsonObject inner)
            {
                schema = schema.With(keyword, Published(inner));
            }
        }

        if (schema["properties"] is JsonObject properties)
        {
            schema = schema.With("properties", JsonValues.Object(properties.Members.Select(property => (property.Key, (JsonValue?)Published((JsonObject)property.Value)))));
        }

        // A value that may be an integer or a string says so in the words of OpenAPI, too.
        if (schema.IsTrue("x-kubernetes-int-or-string") && schema["anyOf"] is null)
        {
            schema = schema.With("anyOf", JsonValues.Array([JsonValues.Object(("type", "integer")), JsonValues.Object(("type", "string"))]));
        }

        return schema.IsTrue("x-kubernetes-embedded-resource") && !(isVersion2 && schema.IsTrue("x-kubernetes-preserve-unknown-fields")) ? Embedded(schema) : schema;
    }

    private JsonObject Embedded(JsonObject schema) => schema
        .With("properties", schema.Child("properties")
            .With("apiVersion", Text($"apiVersion defines the versioned schema of this representation of an object. {Conventions}#resources"))
            .With("kind", Text($"kind is a string value representing the type of this object. In CamelCase. {Conventions}#types-kinds"))
            .With("metadata", Referring(objectTexts.Text("metadata"), MetadataSchema)))
        .With("required", JsonValues.Strings(schema.Texts("required").Concat(["kind", "apiVersion"]).Distinct()));

    private static JsonObject Text(string? description) => JsonValues.Object(("description", description), ("type", "string"));

    private static JsonObject Referring(string? description, string schema) =>
        JsonValues.Object(("description", description), ("allOf", JsonValues.Array([OpenApiDocument.Reference(schema)])));
}
