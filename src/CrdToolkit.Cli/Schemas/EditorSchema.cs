using CrdToolkit.Schema.Definitions;
using NJsonSchema;

namespace CrdToolkit.Cli.Schemas;

/// <summary>
/// The JSON Schema of a kind: what the API server validates, and what it drops silently (unknown fields) refused, so that an editor
/// underlines it. Draft 4, whose <c>exclusiveMinimum</c> is a boolean as in definitions, and which editors understand.
/// </summary>
internal static class EditorSchema
{
    /// <summary>The schema of one version.</summary>
    public static JsonSchema Of(CustomResourceDefinition definition, CustomResourceVersion version)
    {
        var schema = SchemaConversion.ToJsonSchema(version.Schema!);
        schema.Title = definition.Names.Kind;
        CompleteResource(schema);
        Fix(schema.Properties["apiVersion"], $"{definition.Group}/{version.Name}");
        Fix(schema.Properties["kind"], definition.Names.Kind);
        foreach (var required in new[] { "apiVersion", "kind" })
        {
            if (!schema.RequiredProperties.Contains(required))
            {
                schema.RequiredProperties.Add(required);
            }
        }

        return schema;
    }

    /// <summary>The members that each resource has, whether its schema says so or not.</summary>
    public static void CompleteResource(JsonSchema schema)
    {
        foreach (var name in new[] { "apiVersion", "kind" })
        {
            if (!schema.Properties.ContainsKey(name))
            {
                schema.Properties[name] = new() { Type = JsonObjectType.String };
            }
        }

        if (!schema.Properties.TryGetValue("metadata", out var metadata))
        {
            schema.Properties["metadata"] = metadata = new() { Type = JsonObjectType.Object };
        }

        // The server knows ObjectMeta without being told.
        metadata.AllowAdditionalProperties = true;
        foreach (var (name, type) in new[] { ("name", JsonObjectType.String), ("namespace", JsonObjectType.String), ("labels", JsonObjectType.Object), ("annotations", JsonObjectType.Object) })
        {
            if (!metadata.Properties.ContainsKey(name))
            {
                metadata.Properties[name] = type == JsonObjectType.String
                    ? new() { Type = type }
                    : new() { Type = type, AdditionalPropertiesSchema = new() { Type = JsonObjectType.String } };
            }
        }
    }

    private static void Fix(JsonSchemaProperty property, string value)
    {
        property.Enumeration.Clear();
        property.Enumeration.Add(value);
    }
}
