using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Objects;

/// <summary>What type a schema asks for and what type a value has.</summary>
internal static class SchemaTypes
{
    /// <summary>Whether a schema says a type at all; an int-or-string has two.</summary>
    public static bool HasType(JsonSchemaProps schema) => schema.IntOrString || !string.IsNullOrEmpty(schema.Type);

    public static bool Allows(JsonSchemaProps schema, string type) => schema.IntOrString ? type is "integer" or "string" : schema.Type == type;

    /// <summary>The types as messages show them.</summary>
    public static string Describe(JsonSchemaProps schema) => schema.IntOrString ? "integer,string" : schema.Type ?? "";

    /// <summary>The type of a value; a number is an integer only when it fits into 64 bits, as in Go.</summary>
    public static string Of(JsonValue value) => value switch
    {
        JsonString => "string",
        JsonNumber number => number.TryGetInt64(out _) ? "integer" : "number",
        JsonBoolean => "boolean",
        JsonArray => "array",
        JsonObject => "object",
        _ => "null",
    };

    /// <summary>The format, unless the API server does not know it for this type, in which case it ignores it.</summary>
    public static string? FormatOf(JsonSchemaProps schema) =>
        string.IsNullOrEmpty(schema.Format) || !StringFormats.IsRecognized(schema.IntOrString ? null : schema.Type, schema.Format!) ? null : schema.Format;
}
