using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>The nodes of a schema.</summary>
internal static class SchemaTree
{
    /// <summary>A node and all below it, whatever keyword they hang on.</summary>
    public static IEnumerable<JsonSchemaProps> Nodes(JsonSchemaProps schema)
    {
        yield return schema;
        foreach (var child in Children(schema))
        {
            foreach (var node in Nodes(child))
            {
                yield return node;
            }
        }
    }

    /// <summary>Why the API server cannot make a structural schema of a schema; null when it can.</summary>
    public static string? FindNonStructuralKeyword(JsonSchemaProps schema)
    {
        foreach (var node in Nodes(schema))
        {
            if (node.PreserveUnknownFields == false)
            {
                return "internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined";
            }

            foreach (var keyword in node.Forbidden)
            {
                if (IsFilled(keyword.Value) || keyword.Key == "additionalItems")
                {
                    return keyword.Key switch
                    {
                        "items" => "OpenAPIV3Schema 'items' must be a schema, but is an array",
                        "$schema" => "OpenAPIV3Schema 'schema' is not supported",
                        _ => $"OpenAPIV3Schema '{keyword.Key}' is not supported",
                    };
                }
            }
        }

        return null;
    }

    /// <summary>Whether a value is more than an empty string, list or object.</summary>
    public static bool IsFilled(JsonValue value) => value switch
    {
        JsonString text => text.Value.Length > 0,
        JsonArray array => array.Count > 0,
        JsonObject json => json.Count > 0,
        _ => true,
    };

    private static IEnumerable<JsonSchemaProps> Children(JsonSchemaProps schema)
    {
        var single = new[] { schema.Items, schema.Not, schema.AdditionalProperties?.Schema };
        return single.Where(child => child is not null)
            .Concat(schema.AllOf)
            .Concat(schema.AnyOf)
            .Concat(schema.OneOf)
            .Concat(schema.Properties.Values)!;
    }
}
