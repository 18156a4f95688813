using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Cli.Schemas;

/// <summary>
/// The schema of a kind for editors: what the API server validates, the members that it knows without being told, and what one document of
/// the kind says of itself.
/// </summary>
internal static class EditorSchema
{
    private static readonly JsonSchemaProps Text = new() { Type = "string" };
    private static readonly JsonSchemaProps Texts = new() { Type = "object", AdditionalProperties = Text };

    // The server keeps all of ObjectMeta, whatever a schema says of it.
    private static readonly JsonSchemaProps Metadata = new() { Type = "object", PreserveUnknownFields = true };

    /// <summary>The schema of one version.</summary>
    public static JsonSchemaProps Of(CustomResourceDefinition definition, CustomResourceVersion version)
    {
        var resource = CompleteResource(version.Schema!);
        return resource with
        {
            Title = definition.Names.Kind,
            Properties = resource.Properties
                .With("apiVersion", Only(resource.Properties["apiVersion"], $"{definition.Group}/{version.Name}"))
                .With("kind", Only(resource.Properties["kind"], definition.Names.Kind)),
        };
    }

    /// <summary>A resource, the whole object or an embedded one, with the members that each has, whether its schema says so or not.</summary>
    public static JsonSchemaProps CompleteResource(JsonSchemaProps resource)
    {
        var properties = WithMissing(resource.Properties, ("apiVersion", Text), ("kind", Text), ("metadata", Metadata));
        var metadata = properties["metadata"];
        return resource with
        {
            Required = resource.Required.Union(["apiVersion", "kind"], StringComparer.Ordinal).ToEquatableArray(),
            Properties = properties.With("metadata", metadata with
            {
                PreserveUnknownFields = true,
                Properties = WithMissing(metadata.Properties, ("name", Text), ("namespace", Text), ("labels", Texts), ("annotations", Texts)),
            }),
        };
    }

    private static EquatableDictionary<JsonSchemaProps> WithMissing(
        EquatableDictionary<JsonSchemaProps> properties, params ReadOnlySpan<(string Name, JsonSchemaProps Schema)> known)
    {
        foreach (var (name, schema) in known)
        {
            properties = properties.ContainsKey(name) ? properties : properties.With(name, schema);
        }

        return properties;
    }

    private static JsonSchemaProps Only(JsonSchemaProps schema, JsonValue value) => schema with { Enum = new[] { value } };
}
