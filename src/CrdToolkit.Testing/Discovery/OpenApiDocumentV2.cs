using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Discovery;

/// <summary>The OpenAPI v2 document of all that is served: the schemas of version 3 in the words of version 2, as far as these go.</summary>
internal static class OpenApiDocumentV2
{
    private const string Prefix3 = "#/components/schemas/";
    private const string Prefix2 = "#/definitions/";
    private static readonly string[] OnlyInVersion3 = ["oneOf", "anyOf", "not", "nullable", "default"];
    private static readonly string[] TypedMembers = ["type", "properties", "items", "additionalProperties"];

    /// <summary>The document.</summary>
    public static JsonObject Create(IReadOnlyList<ApiResource> resources)
    {
        var document = OpenApiDocument.Create(resources, forVersion2: true);
        return JsonValues.Object(
            ("swagger", "2.0"),
            ("info", document["info"]),
            ("paths", JsonValues.Object(document.Child("paths").Members.Select(path => (path.Key, (JsonValue?)Path((JsonObject)path.Value))))),
            ("definitions", JsonValues.Object(
                document.Child("components").Child("schemas").Members.Select(schema => (schema.Key, (JsonValue?)Schema(schema.Value))))));
    }

    private static JsonObject Path(JsonObject operations) => JsonValues.Object(operations.Members.Select(operation =>
    {
        var value = (JsonObject)operation.Value;
        var response = value.Find("responses", "200", "content", "application/json", "schema");
        return (operation.Key, (JsonValue?)JsonValues.Object(
            ("operationId", value["operationId"]),
            ("consumes", JsonValues.Strings(
                value.Child("requestBody")["content"] is JsonObject content ? content.Members.Keys : ["application/json", "application/yaml"])),
            ("produces", JsonValues.Strings(["application/json", "application/yaml"])),
            ("parameters", JsonValues.Array(value.Objects("parameters").Select(parameter => JsonValues.Object(
                ("name", parameter["name"]), ("in", parameter["in"]), ("type", parameter.Child("schema")["type"]), ("uniqueItems", true))))),
            ("responses", JsonValues.Object(("200", JsonValues.Object(("description", "OK"), ("schema", response is null ? null : Schema(response)))))),
            ("x-kubernetes-action", value["x-kubernetes-action"]),
            ("x-kubernetes-group-version-kind", value["x-kubernetes-group-version-kind"])));
    }));

    // A schema that allows null or preserves unknown fields has no type there, and a reference stands without allOf.
    private static JsonValue Schema(JsonValue value)
    {
        switch (value)
        {
            case JsonArray array:
                return JsonValues.Array(array.Items.Select(Schema));
            case JsonObject json when json.Objects("allOf").FirstOrDefault() is { } wrapped && wrapped["$ref"] is JsonString:
                return JsonValues.Object(("description", json["description"]), ("$ref", Member("$ref", wrapped["$ref"]!)));
            case JsonObject json:
                var isLoose = json.IsTrue("nullable") || json.IsTrue("x-kubernetes-preserve-unknown-fields");
                return JsonValues.Object(json.Members
                    .Where(member => !OnlyInVersion3.Contains(member.Key) && !(isLoose && TypedMembers.Contains(member.Key)))
                    .Select(member => (member.Key, (JsonValue?)Member(member.Key, member.Value))));
            default:
                return value;
        }
    }

    private static JsonValue Member(string name, JsonValue value) => (name, value) switch
    {
        ("$ref", JsonString reference) => reference.Value.Replace(Prefix3, Prefix2, StringComparison.Ordinal),
        ("properties", JsonObject properties) => JsonValues.Object(properties.Members.Select(property => (property.Key, (JsonValue?)Schema(property.Value)))),
        ("items" or "additionalProperties" or "allOf", _) => Schema(value),
        _ => value,
    };
}
