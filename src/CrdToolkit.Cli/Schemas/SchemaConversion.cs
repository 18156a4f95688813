using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace CrdToolkit.Cli.Schemas;

/// <summary>Structural schemas as JSON Schemas.</summary>
internal static class SchemaConversion
{
    /// <summary>A node and all below it.</summary>
    public static JsonSchema ToJsonSchema(JsonSchemaProps props)
    {
        var schema = new JsonSchema();
        Fill(schema, props, isNested: false);
        return schema;
    }

    /// <param name="schema">Gets what the node says.</param>
    /// <param name="props">The node.</param>
    /// <param name="isNested">Whether it lies in allOf, anyOf, oneOf or not, where it describes no type.</param>
    private static void Fill(JsonSchema schema, JsonSchemaProps props, bool isNested)
    {
        FillTexts(schema, props);
        FillValues(schema, props);
        schema.Type = TypeOf(props);
        foreach (var value in props.Enum)
        {
            schema.Enumeration.Add(ToObject(value));
        }

        if (props.Nullable && !props.Enum.IsEmpty && !props.Enum.Contains(JsonNull.Instance))
        {
            schema.Enumeration.Add(null);
        }

        FillMembers(schema, props, isNested);
        if (props.Items is not null)
        {
            schema.Item = new();
            Fill(schema.Item, props.Items, isNested);
        }

        FillCombinations(schema, props);
        if (props.EmbeddedResource)
        {
            EditorSchema.CompleteResource(schema);
            schema.RequiredProperties.Add("apiVersion");
            schema.RequiredProperties.Add("kind");
        }
    }

    private static void FillTexts(JsonSchema schema, JsonSchemaProps props)
    {
        schema.Title = props.Title;
        schema.Description = props.Description;
        schema.Format = props.Format;
        schema.Pattern = props.Pattern;
        schema.Default = props.Default is null ? null : ToObject(props.Default);
    }

    private static void FillValues(JsonSchema schema, JsonSchemaProps props)
    {
        schema.Minimum = ToDecimal(props.Minimum);
        schema.Maximum = ToDecimal(props.Maximum);
        schema.IsExclusiveMinimum = props.ExclusiveMinimum && schema.Minimum is not null;
        schema.IsExclusiveMaximum = props.ExclusiveMaximum && schema.Maximum is not null;
        schema.MultipleOf = props.MultipleOf > 0 ? ToDecimal(props.MultipleOf) : null;
        schema.MinLength = ToCount(props.MinLength);
        schema.MaxLength = ToCount(props.MaxLength);
        schema.MinItems = ToCount(props.MinItems) ?? 0;
        schema.MaxItems = ToCount(props.MaxItems) ?? 0;
        schema.MinProperties = ToCount(props.MinProperties) ?? 0;
        schema.MaxProperties = ToCount(props.MaxProperties) ?? 0;
        schema.UniqueItems = props.ListType == "set";
    }

    private static JsonObjectType TypeOf(JsonSchemaProps props)
    {
        var type = props.IntOrString ? JsonObjectType.Integer | JsonObjectType.String : props.Type switch
        {
            "string" => JsonObjectType.String,
            "integer" => JsonObjectType.Integer,
            "number" => JsonObjectType.Number,
            "boolean" => JsonObjectType.Boolean,
            "array" => JsonObjectType.Array,
            "object" => JsonObjectType.Object,
            _ => JsonObjectType.None,
        };
        return props.Nullable && type != JsonObjectType.None ? type | JsonObjectType.Null : type;
    }

    private static void FillMembers(JsonSchema schema, JsonSchemaProps props, bool isNested)
    {
        foreach (var property in props.Properties)
        {
            var member = new JsonSchemaProperty();
            Fill(member, property.Value, isNested);
            schema.Properties[property.Key] = member;
        }

        foreach (var name in props.Required.Distinct(StringComparer.Ordinal))
        {
            schema.RequiredProperties.Add(name);
        }

        if (props.AdditionalProperties is { } additional)
        {
            schema.AllowAdditionalProperties = additional.Allows;
            if (additional.Schema is { } values)
            {
                schema.AdditionalPropertiesSchema = new();
                Fill(schema.AdditionalPropertiesSchema, values, isNested);
            }
        }
        else
        {
            // What is not described is dropped by the server, unless it is told to keep it.
            schema.AllowAdditionalProperties = isNested || props.Type != "object" || props.PreserveUnknownFields == true;
        }
    }

    private static void FillCombinations(JsonSchema schema, JsonSchemaProps props)
    {
        Add(schema.AllOf, props.AllOf);
        Add(schema.OneOf, props.OneOf);
        // The anyOf of int-or-string says what the type says already.
        Add(schema.AnyOf, props.IntOrString && props.AnyOf.All(one => one.Type is not null) ? [] : props.AnyOf);
        if (props.Not is { } not)
        {
            schema.Not = new();
            Fill(schema.Not, not, isNested: true);
        }
    }

    private static void Add(ICollection<JsonSchema> schemas, IEnumerable<JsonSchemaProps> nested)
    {
        foreach (var one in nested)
        {
            var schema = new JsonSchema();
            Fill(schema, one, isNested: true);
            schemas.Add(schema);
        }
    }

    private static object? ToObject(JsonValue value) => value switch
    {
        JsonNull => null,
        JsonBoolean boolean => boolean.Value,
        JsonString text => text.Value,
        JsonNumber number when number.TryGetInt64(out var integer) => integer,
        JsonNumber number => number.Value,
        _ => JToken.Parse(value.ToString()),
    };

    /// <summary>A bound; one beyond what the library holds says nothing that a number could break.</summary>
    private static decimal? ToDecimal(double? value) => value is { } number && Math.Abs(number) < 7e28 ? (decimal)number : null;

    private static int? ToCount(long? value) => value is { } count ? (int)Math.Clamp(count, 0, int.MaxValue) : null;
}
