using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>R-78…R-86: what may not stand inside allOf, anyOf, oneOf and not, because it would say what a value is.</summary>
internal static class NestedRules
{
    private const string Empty = "must be empty to be structural";
    private const string Undefined = "must be undefined to be structural";
    private const string False = "must be false to be structural";

    public static void CheckAll(EquatableArray<JsonSchemaProps> schemas, FieldPath path, RuleErrors errors)
    {
        for (var i = 0; i < schemas.Count; i++)
        {
            Check(schemas[i], path.Index(i), errors);
        }
    }

    public static void Check(JsonSchemaProps schema, FieldPath path, RuleErrors errors, bool skipsAnyOf = false)
    {
        StructuralRules.CheckValueValidation(schema, path, errors, skipsAnyOf, skipsFirstAllOf: false);
        if (schema.Items is not null)
        {
            Check(schema.Items, path.Child("items"), errors);
        }

        foreach (var property in schema.Properties)
        {
            Check(property.Value, path.Child("properties").Key(property.Key), errors);
        }

        CheckGenerics(schema, path, errors);
        CheckExtensions(schema, path, errors);
        if (schema.Properties.ContainsKey("metadata"))
        {
            errors.Forbidden("R-86", path.Child("properties").Key("metadata"), "must not be specified in a nested context");
        }
    }

    private static void CheckGenerics(JsonSchemaProps schema, FieldPath path, RuleErrors errors)
    {
        Forbid("R-78", !string.IsNullOrEmpty(schema.Type), "type", Empty, path, errors);
        Forbid("R-79", schema.AdditionalProperties is { Allows: true }, "additionalProperties", Undefined, path, errors);
        Forbid("R-80", schema.Default is not null, "default", Undefined, path, errors);
        Forbid("R-81", !string.IsNullOrEmpty(schema.Title), "title", Empty, path, errors);
        Forbid("R-81", !string.IsNullOrEmpty(schema.Description), "description", Empty, path, errors);
        Forbid("R-82", schema.Nullable, "nullable", False, path, errors);
    }

    private static void CheckExtensions(JsonSchemaProps schema, FieldPath path, RuleErrors errors)
    {
        Forbid("R-83", schema.PreserveUnknownFields == true, "x-kubernetes-preserve-unknown-fields", False, path, errors);
        Forbid("R-83", schema.EmbeddedResource, "x-kubernetes-embedded-resource", False, path, errors);
        Forbid("R-83", schema.IntOrString, "x-kubernetes-int-or-string", False, path, errors);
        Forbid("R-84", !schema.ListMapKeys.IsEmpty, "x-kubernetes-list-map-keys", Empty, path, errors);
        Forbid("R-84", schema.ListType is not null, "x-kubernetes-list-type", Undefined, path, errors);
        Forbid("R-84", schema.MapType is not null, "x-kubernetes-map-type", Undefined, path, errors);
        Forbid("R-85", !schema.Validations.IsEmpty, "x-kubernetes-validations", Empty, path, errors);
    }

    private static void Forbid(string rule, bool isThere, string keyword, string detail, FieldPath path, RuleErrors errors)
    {
        if (isThere)
        {
            errors.Forbidden(rule, path.Child(keyword), detail);
        }
    }
}
