using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Objects;

/// <summary>What types a schema allows, and its format, as far as the API server cares.</summary>
/// <param name="schema">The schema.</param>
/// <param name="isDefault">Whether the value is a default, for which the API server reads schemas a little differently.</param>
internal readonly struct SchemaTypes(JsonSchemaProps schema, bool isDefault)
{
    private bool HasTwo => schema.IntOrString && !isDefault;

    /// <summary>Whether a type is said at all; an int-or-string has two.</summary>
    public bool Any => HasTwo || !string.IsNullOrEmpty(schema.Type);

    /// <summary>The one type; null when there is none or two.</summary>
    public string? Single => HasTwo || string.IsNullOrEmpty(schema.Type) ? null : schema.Type;

    /// <summary>The format, unless the API server does not know it for this type, in which case it ignores it but for defaults.</summary>
    public string? Format => string.IsNullOrEmpty(schema.Format) || !(isDefault || StringFormats.IsRecognized(Single, schema.Format!)) ? null : schema.Format;

    public bool Allow(string type) => HasTwo ? type is "integer" or "string" : schema.Type == type;

    /// <summary>The types as messages show them.</summary>
    public override string ToString() => HasTwo ? "integer,string" : schema.Type ?? "";

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
}
