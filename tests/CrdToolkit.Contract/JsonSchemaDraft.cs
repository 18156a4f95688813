using System.Text.Json.Nodes;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Contract;

/// <summary>The schema of a definition as a validator of plain JSON Schema understands it.</summary>
internal static class JsonSchemaDraft
{
    public static Task<NJsonSchema.JsonSchema> OfAsync(JsonSchemaProps schema, CancellationToken cancellationToken)
    {
        var json = JsonNode.Parse(CustomResourceDefinitionWriter.ToJson(schema).ToString())!;
        Translate(json);
        return NJsonSchema.JsonSchema.FromJsonAsync(json.ToJsonString(), cancellationToken);
    }

    // OpenAPI's "nullable" is one more type of JSON Schema. Formats are the API server's own, which the first judge knows.
    private static void Translate(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Translate(item);
            }
        }

        if (node is not JsonObject schema)
        {
            return;
        }

        if (schema["nullable"] is JsonValue && schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.GetValue<string>(), "null");
            schema.Remove("nullable");
        }

        if (schema["format"] is JsonValue)
        {
            schema.Remove("format");
        }

        foreach (var member in schema.ToList())
        {
            Translate(member.Value);
        }
    }
}
