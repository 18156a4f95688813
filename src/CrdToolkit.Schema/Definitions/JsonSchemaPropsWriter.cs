using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Definitions;

/// <summary>Writes schema nodes; split off because they are many times the rest of the document.</summary>
internal static class JsonSchemaPropsWriter
{
    public static JsonObject ToJson(JsonSchemaProps schema)
    {
        var members = new JsonObjectBuilder
        {
            { "additionalProperties", AdditionalProperties(schema.AdditionalProperties) },
            { "allOf", Schemas(schema.AllOf) },
            { "anyOf", Schemas(schema.AnyOf) },
            { "default", schema.Default },
            { "description", Text(schema.Description) },
            { "enum", schema.Enum.IsEmpty ? null : new JsonArray(schema.Enum) },
            { "example", schema.Example },
            { "exclusiveMaximum", Flag(schema.ExclusiveMaximum) },
            { "exclusiveMinimum", Flag(schema.ExclusiveMinimum) },
            { "externalDocs", schema.ExternalDocs is { } docs ? ToJson(docs) : null },
            { "format", Text(schema.Format) },
            { "items", schema.Items is { } items ? ToJson(items) : null },
            { "maxItems", Number(schema.MaxItems) },
            { "maxLength", Number(schema.MaxLength) },
            { "maxProperties", Number(schema.MaxProperties) },
            { "maximum", Number(schema.Maximum) },
            { "minItems", Number(schema.MinItems) },
            { "minLength", Number(schema.MinLength) },
            { "minProperties", Number(schema.MinProperties) },
            { "minimum", Number(schema.Minimum) },
            { "multipleOf", Number(schema.MultipleOf) },
            { "not", schema.Not is { } not ? ToJson(not) : null },
            { "nullable", Flag(schema.Nullable) },
            { "oneOf", Schemas(schema.OneOf) },
            { "pattern", Text(schema.Pattern) },
            { "properties", Properties(schema.Properties) },
            { "required", List(schema.Required) },
            { "title", Text(schema.Title) },
            { "type", Text(schema.Type) },
            { "uniqueItems", Flag(schema.UniqueItems) },
            { "x-kubernetes-embedded-resource", Flag(schema.EmbeddedResource) },
            { "x-kubernetes-int-or-string", Flag(schema.IntOrString) },
            { "x-kubernetes-list-map-keys", List(schema.ListMapKeys) },
            { "x-kubernetes-list-type", Text(schema.ListType) },
            { "x-kubernetes-map-type", Text(schema.MapType) },
            { "x-kubernetes-preserve-unknown-fields", schema.PreserveUnknownFields is { } preserve ? (JsonValue)preserve : null },
            { "x-kubernetes-validations", schema.Validations.IsEmpty ? null : JsonArray.Of(schema.Validations.Select(ToJson)) },
        };
        if (schema.Forbidden.IsEmpty)
        {
            return members.ToObject();
        }

        foreach (var keyword in schema.Forbidden)
        {
            members[keyword.Key] = keyword.Value;
        }

        return members.ToSortedObject();
    }

    private static JsonObject ToJson(ExternalDocumentation docs) => new JsonObjectBuilder
    {
        { "description", Text(docs.Description) },
        { "url", Text(docs.Url) },
    }.ToObject();

    private static JsonValue ToJson(ValidationRule rule) => new JsonObjectBuilder
    {
        { "fieldPath", Text(rule.FieldPath) },
        { "message", Text(rule.Message) },
        { "messageExpression", Text(rule.MessageExpression) },
        { "optionalOldSelf", rule.OptionalOldSelf is { } optional ? (JsonValue)optional : null },
        { "reason", Text(rule.Reason) },
        { "rule", rule.Rule },
    }.ToObject();

    private static JsonValue? AdditionalProperties(JsonSchemaPropsOrBoolean? additional) => additional switch
    {
        null => null,
        { Schema: { } schema } => ToJson(schema),
        { Allows: var allows } => allows,
    };

    private static JsonObject? Properties(EquatableDictionary<JsonSchemaProps> properties)
    {
        var members = new JsonObjectBuilder();
        foreach (var property in properties)
        {
            members[property.Key] = ToJson(property.Value);
        }

        return members.Count == 0 ? null : members.ToSortedObject();
    }

    private static JsonArray? Schemas(EquatableArray<JsonSchemaProps> schemas) =>
        schemas.IsEmpty ? null : JsonArray.Of(schemas.Select(schema => (JsonValue)ToJson(schema)));

    private static JsonArray? List(EquatableArray<string> texts) => texts.IsEmpty ? null : JsonArray.Of(texts);

    private static JsonString? Text(string? text) => text is null ? null : new JsonString(text);

    private static JsonBoolean? Flag(bool flag) => flag ? JsonBoolean.True : null;

    private static JsonNumber? Number(double? number) => number is { } value ? JsonNumber.FromDouble(value) : null;

    private static JsonNumber? Number(long? number) => number is { } value ? JsonNumber.FromInt64(value) : null;
}
