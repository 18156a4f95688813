using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>
/// Judges one schema in the API server's waves: what breaks the structure hides what is wrong with defaults, both hide what is wrong
/// with the use of oldSelf.
/// </summary>
internal static class SchemaRules
{
    public static void Check(JsonSchemaProps schema, FieldPath path, bool hasStatus, bool tellsHiddenRules, RuleErrors errors)
    {
        var found = new RuleErrors();
        RootRules.Check(schema, path, hasStatus, found);
        var nonStructural = SchemaTree.FindNonStructuralKeyword(schema);
        var isStructural = nonStructural is null && CheckStructure(schema, path, found);
        SchemaWalk.Check(schema, path, checksRules: isStructural, tellsHiddenRules, found);
        if (nonStructural is not null && found.Count == 0)
        {
            // Of these keywords, $schema alone is not refused by another rule as well.
            found.Invalid("R-54", path, "", nonStructural);
        }

        errors.AddRange(found);
    }

    private static bool CheckStructure(JsonSchemaProps schema, FieldPath path, RuleErrors errors)
    {
        var structure = new RuleErrors();
        StructuralRules.Check(schema, SchemaLevel.Root, path, structure);
        CompletenessRules.Check(schema, path, structure);
        if (structure.Count == 0)
        {
            DefaultRules.Check(schema, path, structure);
        }

        errors.AddRange(structure);
        return structure.Count == 0;
    }
}
