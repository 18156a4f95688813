using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Applying;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>How custom resources are taken apart into fields, by their schema (schemaconv of kube-openapi).</summary>
internal static class StructuralTypes
{
    private static readonly ListType AnyList = FieldType.Deduced.List!;

    /// <summary>The type of the objects of a version.</summary>
    public static FieldType Root(JsonSchemaProps? schema) => schema is null ? FieldType.Deduced : Object(schema, preserves: false, isResource: true);

    private static FieldType Of(JsonSchemaProps schema, bool preserves)
    {
        preserves |= schema.PreserveUnknownFields == true;
        return schema.Type switch
        {
            "object" => Object(schema, preserves, schema.EmbeddedResource),
            "array" => FieldType.Of(List(schema, preserves)),
            "integer" or "number" => FieldType.Number,
            "boolean" => FieldType.Flag,
            "string" => schema.Format is null or "" or "byte" ? FieldType.Text : FieldType.AnyValue,
            _ => new FieldType(
                ScalarKind.Any, schema.Items is null ? AnyList : List(schema, preserves), Object(schema, preserves, schema.EmbeddedResource).Map),
        };
    }

    private static FieldType Object(JsonSchemaProps schema, bool preserves, bool isResource)
    {
        preserves |= schema.PreserveUnknownFields == true;
        Func<FieldType>? element = schema.AdditionalProperties switch
        {
            { Schema: { } entries } => () => Of(entries, preserves),
            { } any => any.Allows ? () => FieldType.Deduced : null,
            null => preserves || schema.Properties.IsEmpty ? () => FieldType.Deduced : null,
        };
        if (schema.Properties.IsEmpty && !isResource && schema.AdditionalProperties is null && schema.MapType != "atomic")
        {
            return FieldType.Of(FieldType.Deduced.Map!);
        }

        Func<string, FieldType?>? declared = schema.Properties.IsEmpty && !isResource ? null : name => (name, isResource) switch
        {
            ("apiVersion" or "kind", true) => FieldType.Text,
            ("metadata", true) => ObjectFields.Metadata,
            _ => schema.Properties.TryGetValue(name, out var property) ? Of(property, preserves) : null,
        };
        return FieldType.Of(new MapType(declared, element, schema.MapType == "atomic"));
    }

    private static ListType List(JsonSchemaProps schema, bool preserves)
    {
        var keys = schema.ListMapKeys.Select(name => (
            name,
            schema.Items is { } items && items.Properties.TryGetValue(name, out var key) ? key.Default : (JsonValue?)null));
        return new ListType(
            () => schema.Items is { } items ? Of(items, preserves) : FieldType.Deduced,
            schema.ListType switch { "map" => ListRelationship.Map, "set" => ListRelationship.Set, _ => ListRelationship.Atomic },
            [.. keys]);
    }
}
