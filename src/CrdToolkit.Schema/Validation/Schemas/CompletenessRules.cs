using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>R-87: every property and all items that allOf, anyOf, oneOf or not of the root speak of must exist outside of them.</summary>
internal static class CompletenessRules
{
    public static void Check(JsonSchemaProps schema, FieldPath path, RuleErrors errors) => CheckNested(schema, schema, path, path, errors);

    private static void CheckNested(JsonSchemaProps nested, JsonSchemaProps schema, FieldPath path, FieldPath nestedPath, RuleErrors errors)
    {
        if (nested.Not is not null)
        {
            CheckNode(nested.Not, schema, path, nestedPath.Child("not"), errors);
        }

        CheckAll(nested.AllOf, schema, path, nestedPath.Child("allOf"), errors);
        CheckAll(nested.AnyOf, schema, path, nestedPath.Child("anyOf"), errors);
        CheckAll(nested.OneOf, schema, path, nestedPath.Child("oneOf"), errors);
    }

    private static void CheckAll(
        EquatableArray<JsonSchemaProps> nested, JsonSchemaProps schema, FieldPath path, FieldPath nestedPath, RuleErrors errors)
    {
        for (var i = 0; i < nested.Count; i++)
        {
            CheckNode(nested[i], schema, path, nestedPath.Index(i), errors);
        }
    }

    private static void CheckNode(JsonSchemaProps nested, JsonSchemaProps? schema, FieldPath path, FieldPath nestedPath, RuleErrors errors)
    {
        if (schema is null)
        {
            errors.Required("R-87", path, "because it is defined in " + nestedPath);
            return;
        }

        CheckNested(nested, schema, path, nestedPath, errors);
        if (nested.Items is not null)
        {
            CheckNode(nested.Items, schema.Items, path.Child("items"), nestedPath.Child("items"), errors);
        }

        foreach (var property in nested.Properties)
        {
            schema.Properties.TryGetValue(property.Key, out var outside);
            CheckNode(property.Value, outside, path.Child("properties").Key(property.Key), nestedPath.Child("properties").Key(property.Key), errors);
        }
    }
}
