using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>Applies the rules for single nodes to each node of a schema (<c>ValidateCustomResourceDefinitionOpenAPISchema</c>).</summary>
internal sealed class SchemaWalk(bool tellsHiddenRules)
{
    private static readonly Action<SchemaNode, RuleErrors>[] NodeRules = [KeywordRules.Check, ListTypeRules.Check, ListMapRules.Check];

    private readonly RuleErrors schemaErrors = new();
    private readonly RuleErrors ruleErrors = new();
    private int ruleTextErrors;

    /// <summary>Checks a schema and all below it.</summary>
    /// <param name="schema">The root.</param>
    /// <param name="path">Its path.</param>
    /// <param name="checksRules">Whether the schema is sound so far; if not, the API server does not look into CEL rules.</param>
    /// <param name="tellsHiddenRules">Whether to look into CEL rules also where a text beside one is wrong; the API server does not.</param>
    /// <param name="errors">Gets the mistakes.</param>
    public static void Check(JsonSchemaProps schema, FieldPath path, bool checksRules, bool tellsHiddenRules, RuleErrors errors)
    {
        var walk = new SchemaWalk(tellsHiddenRules);
        walk.Visit(new(schema, path) { IsRoot = true, ChecksRules = checksRules });
        errors.AddRange(walk.schemaErrors);
        errors.AddRange(walk.ruleErrors);
    }

    // No mistake in CEL follows from one in the texts beside it.
    private int HidingErrors => tellsHiddenRules ? schemaErrors.Count - ruleTextErrors : schemaErrors.Count;

    private void Visit(SchemaNode node)
    {
        var before = HidingErrors;
        VisitValues(node);
        VisitProperties(node);
        VisitCombinations(node);
        VisitForbidden(node);
        foreach (var rule in NodeRules)
        {
            rule(node, schemaErrors);
        }

        var beforeTexts = schemaErrors.Count;
        RuleTextRules.Check(node, schemaErrors);
        ruleTextErrors += schemaErrors.Count - beforeTexts;

        // Where this node or one below it is wrong, the API server spares the user the errors of rules that follow from that.
        if (node.ChecksRules && HidingErrors == before && DeclaredTypeRules.Check(node, ruleErrors))
        {
            CelRules.Check(node, ruleErrors);
        }
    }

    private void VisitValues(SchemaNode node)
    {
        if (node.Schema.AdditionalProperties?.Schema is { } values)
        {
            var child = node.Child(values, node.Path.Child("additionalProperties"));
            Visit(node.IsInsideMetadata ? child with { DefaultForbidden = "inside additionalProperties applying to object metadata" } : child);
        }

        if (node.Schema.Items is { } items)
        {
            var child = node.Child(items, node.Path.Child("items"));
            Visit(node.Schema.ListType == "map" ? child : child with { Uncorrelatable = node.Uncorrelatable ?? node.Path });
        }
    }

    private void VisitProperties(SchemaNode node)
    {
        var isCorrelatable = node.Schema.MapType is null or "granular" or "atomic";
        foreach (var property in node.Schema.Properties)
        {
            var child = node.Child(property.Value, node.Path.Child("properties").Key(property.Key));
            if (!isCorrelatable)
            {
                child = child with { Uncorrelatable = node.Uncorrelatable ?? node.Path };
            }

            if ((node.IsRoot || node.Schema.EmbeddedResource) && ObjectPruner.IsResourceMember(property.Key))
            {
                child = child with
                {
                    IsInsideMetadata = true,
                    DefaultForbidden = node.IsRoot ? "in top-level " + property.Key : node.DefaultForbidden,
                };
            }

            Visit(child);
        }
    }

    private void VisitCombinations(SchemaNode node)
    {
        var inner = node with { ChecksRules = false };
        if (node.Schema.Not is { } not)
        {
            Visit(inner.Child(not, node.Path.Child("not")));
        }

        VisitAll(inner, node.Schema.AllOf, "allOf");
        VisitAll(inner, node.Schema.OneOf, "oneOf");
        VisitAll(inner, node.Schema.AnyOf, "anyOf");
    }

    private void VisitAll(SchemaNode node, EquatableArray<JsonSchemaProps> schemas, string keyword)
    {
        for (var i = 0; i < schemas.Count; i++)
        {
            Visit(node.Child(schemas[i], node.Path.Child(keyword).Index(i)));
        }
    }

    /// <summary>Goes into the schemas of definitions, dependencies and lists of items, as the API server does before it refuses them.</summary>
    private void VisitForbidden(SchemaNode node)
    {
        var inner = node with { ChecksRules = false };
        foreach (var keyword in node.Schema.Forbidden)
        {
            var path = node.Path.Child(keyword.Key);
            switch (keyword.Value)
            {
                case JsonObject json when keyword.Key is "definitions" or "dependencies":
                    foreach (var member in json.Members)
                    {
                        if (member.Value is JsonObject schema)
                        {
                            Visit(inner.Child(CustomResourceDefinitionReader.ReadSchema(schema), path.Key(member.Key)));
                        }
                    }

                    break;
                case JsonArray array when keyword.Key == "items":
                    for (var i = 0; i < array.Count; i++)
                    {
                        if (array[i] is JsonObject schema)
                        {
                            Visit(inner.Child(CustomResourceDefinitionReader.ReadSchema(schema), path.Index(i)));
                        }
                    }

                    break;
            }
        }
    }
}
