using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>
/// R-106…R-109: a default has no unknown fields and satisfies its own schema as it is written, before other defaults are filled in.
/// Those below additionalProperties are not looked at, though they are applied.
/// </summary>
internal static class DefaultRules
{
    public static void Check(JsonSchemaProps schema, FieldPath path, RuleErrors errors) =>
        Check(schema with { EmbeddedResource = true }, path, null, errors);

    private static void Check(JsonSchemaProps schema, FieldPath path, SurroundingResource? surrounding, RuleErrors errors)
    {
        if (schema.Default is { } value)
        {
            CheckDefault(value, schema, path.Child("default"), schema.EmbeddedResource ? null : surrounding, errors);
        }

        if (schema.Items is not null)
        {
            Check(schema.Items, path.Child("items"), schema.EmbeddedResource ? null : surrounding?.Item(), errors);
        }

        foreach (var property in schema.Properties)
        {
            var entersMetadata = schema.EmbeddedResource && ObjectPruner.IsResourceMember(property.Key);
            var around = entersMetadata ? SurroundingResource.Root.Member(property.Key)
                : schema.EmbeddedResource ? null
                : surrounding?.Member(property.Key);
            Check(property.Value, path.Child("properties").Key(property.Key), around, errors);
        }
    }

    private static void CheckDefault(
        JsonValue value, JsonSchemaProps schema, FieldPath path, SurroundingResource? surrounding, RuleErrors errors)
    {
        var before = errors.Count;
        if (surrounding is not null)
        {
            if (surrounding.FindProblem(value) is { } problem)
            {
                errors.Invalid("R-108", path, value, "must result in valid metadata: " + problem);
                return;
            }
        }
        else
        {
            if (!ObjectPruner.PruneDefault(value, schema).Equals(value))
            {
                errors.Invalid("R-106", path, value, "must not have unknown fields");
            }

            if (CheckResources(value, schema, path, errors))
            {
                return;
            }
        }

        foreach (var error in ObjectValidator.ValidateKeywords(value, schema, null, path.ToString(), isDefault: true))
        {
            errors.Add(error with { Rule = "R-107" });
        }

        if (errors.Count == before && surrounding is null)
        {
            errors.AddRange(RuleEvaluation.OfDefault(value, schema, path));
        }
    }

    private static bool CheckResources(JsonValue value, JsonSchemaProps schema, FieldPath path, RuleErrors errors)
    {
        // What cannot be read as a resource is told once, before anything else is looked at.
        var found = new List<FieldError>();
        EmbeddedResources.Visit(value, schema, schema.EmbeddedResource, path.ToString(), found, EmbeddedResources.CheckMalformed);
        if (found.Count > 0)
        {
            errors.Add(found[0] with { Rule = "R-108" });
            return true;
        }

        EmbeddedResources.Check(value, schema, schema.EmbeddedResource, path.ToString(), found);
        errors.AddRange(found.Select(error => error with { Rule = "R-108" }));
        return found.Count > 0;
    }
}
