using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>R-49…: keywords that are refused, and types that do not exist.</summary>
internal static class KeywordRules
{
    private static readonly string[] Types = ["array", "boolean", "integer", "number", "object", "string"];

    public static void Check(SchemaNode node, RuleErrors errors)
    {
        var (schema, path) = (node.Schema, node.Path);
        if (!string.IsNullOrEmpty(schema.Type) && !Types.Contains(schema.Type))
        {
            errors.NotSupported("R-57", path.Child("type"), schema.Type!, Types);
        }

        if (schema.Default is not null && node.DefaultForbidden is not null)
        {
            errors.Forbidden(
                node.DefaultForbidden.StartsWith("in top", StringComparison.Ordinal) ? "R-104" : "R-105",
                path.Child("default"), "must not be set " + node.DefaultForbidden);
        }

        CheckForbidden(node, errors);
        if (schema.Type == "null")
        {
            errors.Forbidden("R-58", path.Child("type"), "type cannot be set to null, use nullable as an alternative");
        }

        if (node.IsInsideMetadata && schema.EmbeddedResource)
        {
            errors.Forbidden("R-61", path.Child("x-kubernetes-embedded-resource"), "must not be used inside of resource meta");
        }

        if (schema.UniqueItems)
        {
            errors.Forbidden("R-56", path.Child("uniqueItems"), "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        }

        if (!schema.Properties.IsEmpty && schema.AdditionalProperties is { } additional && (!additional.Allows || additional.Schema is not null))
        {
            errors.Forbidden("R-59", path.Child("additionalProperties"), "additionalProperties and properties are mutual exclusive");
        }

        if (schema.PreserveUnknownFields == false)
        {
            errors.Invalid("R-60", path.Child("x-kubernetes-preserve-unknown-fields"), false, "must be true or undefined");
        }
    }

    private static void CheckForbidden(SchemaNode node, RuleErrors errors)
    {
        foreach (var keyword in node.Schema.Forbidden)
        {
            var (rule, isRefused) = keyword.Key switch
            {
                "$ref" => ("R-49", true),
                "definitions" => ("R-50", SchemaTree.IsFilled(keyword.Value)),
                "dependencies" => ("R-51", true),
                "patternProperties" => ("R-52", SchemaTree.IsFilled(keyword.Value)),
                "additionalItems" => ("R-53", true),
                "id" => ("R-54", SchemaTree.IsFilled(keyword.Value)),
                "items" => ("R-55", SchemaTree.IsFilled(keyword.Value)),
                _ => ("", false),
            };
            if (isRefused)
            {
                errors.Forbidden(rule, node.Path.Child(keyword.Key), keyword.Value is JsonArray && keyword.Key == "items"
                    ? "items must be a schema object and not an array"
                    : keyword.Key + " is not supported");
            }
        }
    }
}
