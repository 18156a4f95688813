using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Validation.Schemas;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>R-34…R-39: selectableFields.</summary>
internal static class SelectableFieldRules
{
    private const int Max = 8;

    public static void Check(DefinitionPart part, RuleErrors errors)
    {
        if (part.SelectableFields.IsEmpty)
        {
            return;
        }

        var path = part.Path.Child("selectableFields");
        if (part.Schema is null)
        {
            errors.Invalid("R-35", path, "", part.IsCommon
                ? "may only be set when validations.schema is included"
                : "may only be set when `version.schema.openAPIV3Schema` is not included");
            return;
        }

        if (SchemaTree.FindNonStructuralKeyword(part.Schema) is { } problem)
        {
            errors.Invalid("R-35", part.Path.Child("schema.openAPIV3Schema"), "", problem);
            CheckSyntax(part.SelectableFields, part.Schema, path, errors);
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < part.SelectableFields.Count; i++)
        {
            Check(part.SelectableFields[i], part.Schema, path.Index(i).Child("jsonPath"), seen, errors);
        }

        if (seen.Count > Max)
        {
            errors.TooMany("R-39", path, seen.Count, Max);
        }
    }

    /// <summary>Where the schema is none that paths can be looked up in.</summary>
    private static void CheckSyntax(EquatableArray<string> paths, JsonSchemaProps schema, FieldPath path, RuleErrors errors)
    {
        for (var i = 0; i < paths.Count; i++)
        {
            var field = path.Index(i).Child("jsonPath");
            if (paths[i].Length == 0)
            {
                errors.Required("R-34", field);
            }
            else if (SchemaPath.Resolve(paths[i], schema, allowBrackets: false).Problem is { } problem and not SchemaPath.NoField)
            {
                errors.Invalid("R-35", field, paths[i], "is an invalid path: " + problem);
            }
        }
    }

    private static void Check(string jsonPath, JsonSchemaProps schema, FieldPath path, HashSet<string> seen, RuleErrors errors)
    {
        if (jsonPath.Length == 0)
        {
            errors.Required("R-34", path);
            return;
        }

        var found = SchemaPath.Resolve(jsonPath, schema, allowBrackets: false);
        if (found.Problem is not null)
        {
            errors.Invalid("R-35", path, jsonPath, "is an invalid path: " + found.Problem);
            return;
        }

        if (found.Names.Count > 0 && found.Names[0] == "metadata")
        {
            errors.Invalid("R-36", path, jsonPath, "must not point to fields in metadata");
        }

        if (found.Schema!.Type is not ("string" or "boolean" or "integer"))
        {
            errors.Invalid("R-37", path, jsonPath,
                "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.");
        }

        if (!seen.Add(string.Join("\n", found.Names)))
        {
            errors.Duplicate("R-38", path, jsonPath);
        }
    }
}
