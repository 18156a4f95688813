using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Cli.Schemas;

/// <summary>
/// Structural schemas as JSON Schema, draft 4: its <c>exclusiveMinimum</c> is a boolean as in definitions, and editors understand it. A field
/// that is not described, which the API server drops silently, is refused.
/// </summary>
internal static class Draft4Schema
{
    /// <summary>A document with the schema of a resource.</summary>
    public static JsonObject Document(JsonSchemaProps resource)
    {
        var document = new JsonObjectBuilder { { "$schema", "http://json-schema.org/draft-04/schema#" } };
        foreach (var (keyword, value) in Of(resource, isNested: false).Members)
        {
            document.Add(keyword, value);
        }

        return document.ToObject();
    }

    /// <param name="props">The node.</param>
    /// <param name="isNested">Whether it lies in allOf, anyOf, oneOf or not, which describe no fields, only what must hold of them.</param>
    private static JsonObject Of(JsonSchemaProps props, bool isNested)
    {
        if (props.EmbeddedResource)
        {
            props = EditorSchema.CompleteResource(props);
        }

        return new JsonObjectBuilder
        {
            { "title", Text(props.Title) },
            { "description", Text(props.Description) },
            { "type", Type(props) },
            { "format", Text(props.Format) },
            { "enum", Enum(props) },
            { "default", props.Default },
            { "minimum", Number(props.Minimum) },
            { "exclusiveMinimum", Flag(props.ExclusiveMinimum && props.Minimum is not null) },
            { "maximum", Number(props.Maximum) },
            { "exclusiveMaximum", Flag(props.ExclusiveMaximum && props.Maximum is not null) },
            { "multipleOf", props.MultipleOf > 0 ? Number(props.MultipleOf) : null },
            { "minLength", Count(props.MinLength) },
            { "maxLength", Count(props.MaxLength) },
            { "pattern", Text(props.Pattern) },
            { "minItems", Count(props.MinItems) },
            { "maxItems", Count(props.MaxItems) },
            { "uniqueItems", Flag(props.ListType == "set") },
            { "items", props.Items is { } items ? Of(items, isNested) : null },
            { "minProperties", Count(props.MinProperties) },
            { "maxProperties", Count(props.MaxProperties) },
            { "required", props.Required.IsEmpty ? null : JsonArray.Of(props.Required.Distinct(StringComparer.Ordinal)) },
            { "additionalProperties", AdditionalProperties(props, isNested) },
            { "properties", Properties(props.Properties, isNested) },
            { "allOf", Schemas(props.AllOf) },
            // That of int-or-string says what the type says already.
            { "anyOf", props.IntOrString && props.AnyOf.All(one => one.Type is not null) ? null : Schemas(props.AnyOf) },
            { "oneOf", Schemas(props.OneOf) },
            { "not", props.Not is { } not ? Of(not, isNested: true) : null },
        }.ToObject();
    }

    // Where a null may stand, draft 4 has one more type.
    private static JsonValue? Type(JsonSchemaProps props)
    {
        string[] types = props.IntOrString ? ["integer", "string"] : props.Type is { } type ? [type] : [];
        return types switch
        {
            [] => null,
            [var only] when !props.Nullable => only,
            _ => JsonArray.Of(props.Nullable ? types.Append("null") : types),
        };
    }

    private static JsonArray? Enum(JsonSchemaProps props) => props.Enum.IsEmpty
        ? null
        : JsonArray.Of(props.Nullable && !props.Enum.Contains(JsonNull.Instance) ? props.Enum.Append(JsonNull.Instance) : props.Enum);

    private static JsonValue? AdditionalProperties(JsonSchemaProps props, bool isNested) => props.AdditionalProperties switch
    {
        { Schema: { } values } => Of(values, isNested),
        { Allows: true } => null,
        { Allows: false } => false,
        // What is not described is dropped by the server, unless it is told to keep it.
        null => isNested || props.Type != "object" || props.PreserveUnknownFields == true ? null : false,
    };

    private static JsonObject? Properties(EquatableDictionary<JsonSchemaProps> properties, bool isNested) => properties.IsEmpty
        ? null
        : new(new(properties.Select(property => KeyValuePair.Create(property.Key, (JsonValue)Of(property.Value, isNested)))));

    private static JsonArray? Schemas(EquatableArray<JsonSchemaProps> schemas) =>
        schemas.IsEmpty ? null : JsonArray.Of(schemas.Select(schema => (JsonValue)Of(schema, isNested: true)));

    private static JsonString? Text(string? text) => text is null ? null : new(text);

    private static JsonBoolean? Flag(bool flag) => flag ? JsonBoolean.True : null;

    private static JsonNumber? Number(double? number) => number is { } value ? JsonNumber.FromDouble(value) : null;

    // Draft 4 knows no negative ones.
    private static JsonNumber? Count(long? count) => count is { } value ? JsonNumber.FromInt64(Math.Max(value, 0)) : null;
}
