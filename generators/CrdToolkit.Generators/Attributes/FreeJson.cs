using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Attributes;

/// <summary>What the API server keeps of objects that the schema does not wholly know.</summary>
internal static class FreeJson
{
    private static bool IsAny(JsonSchemaProps schema) => schema is { Type: null, PreserveUnknownFields: true };

    public static ConstraintResult IntOrString(JsonSchemaProps schema) =>
        schema.IntOrString ? schema
        : IsAny(schema) ? schema with { PreserveUnknownFields = null, IntOrString = true }
        : ConstraintResult.Misfit;

    public static ConstraintResult Preserve(JsonSchemaProps schema) =>
        IsAny(schema) || schema is { Type: "object", AdditionalProperties: null }
            ? schema with { PreserveUnknownFields = true }
            : ConstraintResult.Misfit;

    /// <summary>Free JSON that is an embedded resource is an object.</summary>
    public static ConstraintResult Embedded(JsonSchemaProps schema) =>
        IsAny(schema) ? schema with { Type = "object", EmbeddedResource = true }
        : schema is not { Type: "object", AdditionalProperties: null } ? ConstraintResult.Misfit
        : schema is { Properties.IsEmpty: true, PreserveUnknownFields: not true }
            ? ConstraintResult.Wrong("is on an object without properties, of which the API server would keep nothing but apiVersion, kind and metadata; use JsonObject, or add [PreserveUnknownFields]")
        : schema with { EmbeddedResource = true };
}
