using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Definitions;

/// <summary>Reads schema nodes.</summary>
internal static class JsonSchemaPropsReader
{
    /// <summary>The keywords that the API has a field for, only to refuse them.</summary>
    public static IReadOnlyList<string> ForbiddenKeywords { get; } =
        ["$ref", "$schema", "id", "definitions", "dependencies", "patternProperties", "additionalItems"];

    /// <summary>Keywords whose empty value is not the same as none in three places: at the root, in its metadata, and where int-or-string is said.</summary>
    private static readonly string[] EmptyKeywords =
        ["enum", "required", "properties", "allOf", "anyOf", "oneOf", "x-kubernetes-list-map-keys", "x-kubernetes-validations"];

    public static JsonSchemaProps Read(JsonFields schema)
    {
        var itemsList = schema.Any("items") as JsonArray;
        var read = new JsonSchemaProps
        {
            Type = schema.FilledText("type"),
            Format = schema.FilledText("format"),
            Title = schema.FilledText("title"),
            Description = schema.FilledText("description"),
            Default = schema.Any("default"),
            Example = schema.Any("example"),
            ExternalDocs = schema.Object("externalDocs") is { } docs ? new(docs.FilledText("url"), docs.FilledText("description")) : null,
            Nullable = schema.Boolean("nullable") ?? false,
            Maximum = schema.Number("maximum"),
            ExclusiveMaximum = schema.Boolean("exclusiveMaximum") ?? false,
            Minimum = schema.Number("minimum"),
            ExclusiveMinimum = schema.Boolean("exclusiveMinimum") ?? false,
            MultipleOf = schema.Number("multipleOf"),
            MaxLength = schema.Integer("maxLength"),
            MinLength = schema.Integer("minLength"),
            Pattern = schema.FilledText("pattern"),
            MaxItems = schema.Integer("maxItems"),
            MinItems = schema.Integer("minItems"),
            UniqueItems = schema.Boolean("uniqueItems") ?? false,
            MaxProperties = schema.Integer("maxProperties"),
            MinProperties = schema.Integer("minProperties"),
            Enum = schema.Values("enum"),
            Required = schema.Texts("required"),
            Properties = schema.Map("properties", (value, at) => ReadValue(value, at, schema.Unknown)),
            AdditionalProperties = ReadAdditionalProperties(schema),
            Items = itemsList is null && schema.Object("items", null) is { } items ? Read(items) : null,
            AllOf = schema.Objects("allOf", Read),
            AnyOf = schema.Objects("anyOf", Read),
            OneOf = schema.Objects("oneOf", Read),
            Not = schema.Object("not") is { } not ? Read(not) : null,
            PreserveUnknownFields = schema.Boolean("x-kubernetes-preserve-unknown-fields"),
            EmbeddedResource = schema.Boolean("x-kubernetes-embedded-resource") ?? false,
            IntOrString = schema.Boolean("x-kubernetes-int-or-string") ?? false,
            ListType = schema.Text("x-kubernetes-list-type"),
            ListMapKeys = schema.Texts("x-kubernetes-list-map-keys"),
            MapType = schema.Text("x-kubernetes-map-type"),
            Validations = schema.Objects("x-kubernetes-validations", ReadValidation),
            Forbidden = ReadForbidden(schema, itemsList),
        };
        schema.ReportUnknown();
        return read;
    }

    /// <summary>Reads a value that must be a schema.</summary>
    public static JsonSchemaProps ReadValue(JsonValue value, string path, ICollection<string>? unknown) => value switch
    {
        JsonObject json => Read(new JsonFields(json, path, unknown)),
        JsonNull => new(),
        _ => throw new CustomResourceDefinitionFormatException(path, $"expected a schema, found {value}"),
    };

    private static JsonSchemaPropsOrBoolean? ReadAdditionalProperties(JsonFields schema) => schema.Any("additionalProperties") switch
    {
        null => null,
        JsonBoolean allows => new(allows.Value, null),
        JsonObject json => new(true, Read(new JsonFields(json, schema.PathOf("additionalProperties"), null))),
        var other => throw schema.Malformed("additionalProperties", "a schema, true or false", other),
    };

    private static JsonValue? ReadForbidden(JsonFields schema, string keyword)
    {
        switch (keyword)
        {
            case "$ref":
                return schema.Text(keyword) is { } reference ? new JsonString(reference) : null;
            case "$schema" or "id":
                return schema.FilledText(keyword) is { } text ? new JsonString(text) : null;
            case "additionalItems":
                return schema.Any(keyword) switch
                {
                    JsonBoolean or null => schema.Any(keyword),
                    var items => CheckSchema(items, schema.PathOf(keyword)),
                };
            case "dependencies":
                schema.Map(keyword, (value, at) => value is JsonArray ? value : CheckSchema(value, at));
                break;
            default:
                schema.Map(keyword, CheckSchema);
                break;
        }

        return schema.Any(keyword);
    }

    private static JsonValue CheckSchema(JsonValue value, string path)
    {
        ReadValue(value, path, null);
        return value;
    }

    private static ValidationRule ReadValidation(JsonFields rule)
    {
        var read = new ValidationRule(rule.Text("rule") ?? "")
        {
            Message = rule.FilledText("message"),
            MessageExpression = rule.FilledText("messageExpression"),
            Reason = rule.Text("reason"),
            FieldPath = rule.FilledText("fieldPath"),
            OptionalOldSelf = rule.Boolean("optionalOldSelf"),
        };
        rule.ReportUnknown();
        return read;
    }

    private static Collections.EquatableDictionary<JsonValue> ReadForbidden(JsonFields schema, JsonArray? itemsList)
    {
        var forbidden = new JsonObjectBuilder { { "items", itemsList } };
        foreach (var keyword in ForbiddenKeywords)
        {
            forbidden.Add(keyword, ReadForbidden(schema, keyword));
        }

        foreach (var keyword in EmptyKeywords)
        {
            forbidden.Add(keyword, schema.Any(keyword) is JsonArray { Count: 0 } or JsonObject { Count: 0 } ? schema.Any(keyword) : null);
        }

        return forbidden.Count == 0 ? default : forbidden.ToObject().Members;
    }
}
