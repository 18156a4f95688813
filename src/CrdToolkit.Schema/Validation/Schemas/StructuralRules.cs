using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Patterns;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>R-62…R-77: what makes a schema structural (<c>ValidateStructural</c>).</summary>
internal static class StructuralRules
{
    private static readonly JsonSchemaProps[] IntOrString = [new() { Type = "integer" }, new() { Type = "string" }];

    public static void Check(JsonSchemaProps schema, SchemaLevel level, FieldPath path, RuleErrors errors)
    {
        if (schema.Type == "array" && schema.Items is null)
        {
            errors.Required("R-62", path.Child("items"), "must be specified");
        }

        CheckChildren(schema, level, path, errors);
        CheckExtensions(schema, path, errors);
        CheckValueValidation(
            schema, path, errors, schema.AnyOf.SequenceEqual(IntOrString), !schema.AllOf.IsEmpty && schema.AllOf[0].AnyOf.SequenceEqual(IntOrString));
        CheckType(schema, level, path, errors);
        CheckResource(schema, level, path, errors);
    }

    /// <summary>Checks what a node says about values, and all that is nested in that.</summary>
    /// <param name="schema">The node.</param>
    /// <param name="path">Its path.</param>
    /// <param name="errors">Gets the mistakes.</param>
    /// <param name="skipsAnyOf">Whether its anyOf says int-or-string, which is the one thing that may say a type.</param>
    /// <param name="skipsFirstAllOf">Whether the anyOf of its first allOf does.</param>
    public static void CheckValueValidation(JsonSchemaProps schema, FieldPath path, RuleErrors errors, bool skipsAnyOf, bool skipsFirstAllOf)
    {
        NestedRules.CheckAll(skipsAnyOf ? default : schema.AnyOf, path.Child("anyOf"), errors);
        for (var i = 0; i < schema.AllOf.Count; i++)
        {
            NestedRules.Check(schema.AllOf[i], path.Child("allOf").Index(i), errors, skipsAnyOf: i == 0 && skipsFirstAllOf);
        }

        NestedRules.CheckAll(schema.OneOf, path.Child("oneOf"), errors);
        if (schema.Not is not null)
        {
            NestedRules.Check(schema.Not, path.Child("not"), errors);
        }

        if (!string.IsNullOrEmpty(schema.Pattern) && Re2.FindError(schema.Pattern!) is { } problem)
        {
            errors.Invalid("R-77", path.Child("pattern"), schema.Pattern!, "must be a valid regular expression, but isn't: " + problem);
        }
    }

    private static void CheckChildren(JsonSchemaProps schema, SchemaLevel level, FieldPath path, RuleErrors errors)
    {
        if (schema.Items is not null)
        {
            Check(schema.Items, SchemaLevel.Item, path.Child("items"), errors);
        }

        foreach (var property in schema.Properties)
        {
            Check(property.Value, SchemaLevel.Field, path.Child("properties").Key(property.Key), errors);
        }

        if (schema.AdditionalProperties is null)
        {
            return;
        }

        if (level == SchemaLevel.Root)
        {
            errors.Forbidden("R-67", path.Child("additionalProperties"), "must not be used at the root");
        }

        if (schema.AdditionalProperties.Schema is { } values)
        {
            Check(values, SchemaLevel.Field, path.Child("additionalProperties"), errors);
        }
    }

    private static void CheckExtensions(JsonSchemaProps schema, FieldPath path, RuleErrors errors)
    {
        const string Detail = "must be false if x-kubernetes-int-or-string is true";
        if (schema.IntOrString && schema.PreserveUnknownFields == true)
        {
            errors.Invalid("R-75", path.Child("x-kubernetes-preserve-unknown-fields"), true, Detail);
        }

        if (schema.IntOrString && schema.EmbeddedResource)
        {
            errors.Invalid("R-76", path.Child("x-kubernetes-embedded-resource"), true, Detail);
        }
    }

    private static void CheckType(JsonSchemaProps schema, SchemaLevel level, FieldPath path, RuleErrors errors)
    {
        var field = path.Child("type");
        var isEmpty = string.IsNullOrEmpty(schema.Type);
        if (schema.EmbeddedResource && schema.Type != "object")
        {
            const string Detail = "must be object if x-kubernetes-embedded-resource is true";
            if (isEmpty)
            {
                errors.Required("R-69", field, Detail);
            }
            else
            {
                errors.Invalid("R-69", field, schema.Type!, Detail);
            }
        }
        else if (isEmpty && !schema.IntOrString && schema.PreserveUnknownFields != true)
        {
            var (rule, where) = level switch
            {
                SchemaLevel.Root => ("R-63", "at the root"),
                SchemaLevel.Item => ("R-64", "for specified array items"),
                _ => ("R-65", "for specified object fields"),
            };
            errors.Required(rule, field, "must not be empty " + where);
        }

        if (level == SchemaLevel.Root && !isEmpty && schema.Type != "object")
        {
            errors.Invalid("R-66", field, schema.Type!, "must be object at the root");
        }
    }

    private static void CheckResource(JsonSchemaProps schema, SchemaLevel level, FieldPath path, RuleErrors errors)
    {
        if (schema.EmbeddedResource && schema.AdditionalProperties is not null)
        {
            errors.Forbidden("R-70", path.Child("additionalProperties"), "must not be used if x-kubernetes-embedded-resource is set");
        }

        if (level == SchemaLevel.Root || schema.EmbeddedResource)
        {
            CheckMember(schema, "kind", "string", "R-72", path, errors);
            CheckMember(schema, "apiVersion", "string", "R-72", path, errors);
            CheckMember(schema, "metadata", "object", "R-73", path, errors);
        }

        if (level == SchemaLevel.Root && schema.Properties.TryGetValue("metadata", out var metadata) && RestrictsMetadata(metadata))
        {
            errors.Forbidden("R-74", path.Child("properties").Key("metadata"),
                "must not specify anything other than name and generateName, but metadata is implicitly specified");
        }

        if (schema.EmbeddedResource && schema.PreserveUnknownFields != true && schema.Properties.IsEmpty)
        {
            errors.Required("R-71", path.Child("properties"),
                "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields");
        }
    }

    private static void CheckMember(JsonSchemaProps schema, string name, string type, string rule, FieldPath path, RuleErrors errors)
    {
        if (schema.Properties.TryGetValue(name, out var member) && member.Type != type)
        {
            errors.Invalid(rule, path.Child("properties").Key(name).Child("type"), member.Type ?? "", "must be " + type);
        }
    }

    /// <summary>Whether the metadata of a root says more than its type, its default, and properties name and generateName.</summary>
    private static bool RestrictsMetadata(JsonSchemaProps metadata)
    {
        var namesOnly = metadata.Properties.Keys.All(name => name is "name" or "generateName");
        var rest = metadata with
        {
            Type = null,
            Default = null,
            Properties = namesOnly ? default : metadata.Properties,
            PreserveUnknownFields = metadata.PreserveUnknownFields == true ? true : null,
            Forbidden = new(metadata.Forbidden.Where(keyword => keyword.Key is "required" or "x-kubernetes-validations" or "x-kubernetes-list-map-keys")),
        };
        return !rest.Equals(new JsonSchemaProps());
    }
}
