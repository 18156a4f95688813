using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Hazards;

/// <summary>A-5…A-7: the paths and subresources of a version, beside its schema.</summary>
internal static class VersionHazards
{
    public static void Find(CustomResourceVersion version, FieldPath path, List<DefinitionHazard> found)
    {
        if (version.Schema is not { } schema)
        {
            return;
        }

        var subresources = path.Child("subresources");
        if (version.ScaleSubresource is { } scale)
        {
            FindScale(scale, schema, subresources.Child("scale"), found);
            if (!version.StatusSubresource)
            {
                found.Add(new("A-6", subresources.Child("scale").ToString(),
                    "the scale subresource without the status subresource: whoever scales may be told of replicas that a user wrote; add subresources.status"));
            }
        }

        if (!version.StatusSubresource && schema.Properties.ContainsKey("status"))
        {
            found.Add(new("A-7", path.Child("schema.openAPIV3Schema.properties").Key("status").ToString(),
                "a status without the status subresource: whoever writes the spec writes the status too, and requests to /status fail; add subresources.status: {}"));
        }

        for (var i = 0; i < version.PrinterColumns.Count; i++)
        {
            FindColumn(version.PrinterColumns[i], schema, path.Child("additionalPrinterColumns").Index(i), found);
        }
    }

    private static void FindScale(ScaleSubresource scale, JsonSchemaProps schema, FieldPath path, List<DefinitionHazard> found)
    {
        Check(scale.SpecReplicasPath, "specReplicasPath", "integer");
        Check(scale.StatusReplicasPath, "statusReplicasPath", "integer");
        Check(scale.LabelSelectorPath, "labelSelectorPath", "string");

        void Check(string? jsonPath, string keyword, string type)
        {
            if (string.IsNullOrEmpty(jsonPath) || ObservedPath.Resolve(jsonPath!, schema) is not { } end)
            {
                return;
            }

            if (end.Missing is { } missing)
            {
                found.Add(new("A-5", path.Child(keyword).ToString(), $"{jsonPath} leads nowhere: there is no {missing}"));
            }
            else if (end.Schema is { IntOrString: false, Type: { } actual } && actual != type)
            {
                found.Add(new("A-5", path.Child(keyword).ToString(), $"{jsonPath} leads to a value of type {actual}, yet scaling reads one of type {type}"));
            }
        }
    }

    private static void FindColumn(PrinterColumn column, JsonSchemaProps schema, FieldPath path, List<DefinitionHazard> found)
    {
        if (ObservedPath.Resolve(column.JsonPath, schema) is not { } end)
        {
            return;
        }

        if (end.Missing is { } missing)
        {
            found.Add(new("A-5", path.Child("jsonPath").ToString(), $"the column {JsonWriter.Quote(column.Name)} stays empty: there is no {missing}"));
        }
        else if (end.Schema is { IntOrString: false, Type: { } type } && !Shows(column.Type, type))
        {
            found.Add(new("A-5", path.Child("type").ToString(),
                $"the column {JsonWriter.Quote(column.Name)} of type {column.Type} stays empty: {column.JsonPath} leads to a value of type {type}"));
        }
    }

    /// <summary>Whether a column of one type shows values of another; one of type string shows all.</summary>
    private static bool Shows(string column, string type) => column switch
    {
        "integer" or "number" => type is "integer" or "number",
        "boolean" => type == "boolean",
        "date" => type == "string",
        _ => true,
    };
}
