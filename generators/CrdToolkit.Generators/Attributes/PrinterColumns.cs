using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>The printer columns that <c>[PrinterColumn]</c> asks for: on a property, and on the resource for what is no property.</summary>
internal static class PrinterColumns
{
    private static readonly string[] Types = ["boolean", "date", "integer", "number", "string"];
    private static readonly string[] Formats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

    /// <summary>The columns of a property.</summary>
    public static IEnumerable<PrinterColumn> OfProperty(WireMember member, JsonSchemaProps schema, AttributeSite site)
    {
        foreach (var attribute in member.Attributes)
        {
            if (!attribute.AttributeClass.Is(AttributeNames.PrinterColumn))
            {
                continue;
            }

            // A path that is given holds wherever the property is.
            if ((attribute.Argument<string>(1) ?? site.Scope.Path) is { } path)
            {
                yield return Column(attribute, attribute.Argument<string>(0) ?? attribute.Property<string>("Name") ?? member.Symbol.Name, path, schema, site);
            }
            else
            {
                site.Report(Rules.PathLeadsNowhere, attribute, null, "[PrinterColumn]", site.Name, "it is inside of a list or a map, where one column has no one value; put the column on the resource, with a path such as .spec.items[0].name");
            }
        }
    }

    /// <summary>The columns that the resource itself asks for.</summary>
    public static IEnumerable<PrinterColumn> OfResource(JsonSchemaProps schema, AttributeSite site)
    {
        foreach (var attribute in site.Type.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(AttributeNames.PrinterColumn))
            {
                continue;
            }

            if (attribute.Argument<string>(0) is not { } name || attribute.Argument<string>(1) is not { } path)
            {
                site.Report(Rules.PathLeadsNowhere, attribute, null, "[PrinterColumn]", site.Name, "on the resource it needs a name and a path, such as [PrinterColumn(\"Age\", \".metadata.creationTimestamp\")]");
            }
            else if (JsonPathTarget.Find(schema, path, out var problem) is { } shown)
            {
                yield return Column(attribute, name, path, shown, site);
            }
            else
            {
                site.Report(Rules.PathLeadsNowhere, attribute, null, $"path of column '{name}'", site.Name, problem);
            }
        }
    }

    private static PrinterColumn Column(AttributeData attribute, string name, string path, JsonSchemaProps schema, AttributeSite site)
    {
        var type = attribute.Property<string>("Type");
        var format = attribute.Property<string>("Format");
        ReportOther(attribute, "Type", type, Types, site);
        ReportOther(attribute, "Format", format, Formats, site);
        if (name.Length == 0)
        {
            site.Report(Rules.WrongArgument, attribute, null, "PrinterColumn", site.Name, "is given no name; the heading of a column is not empty");
        }

        var column = new PrinterColumn(name, type ?? ColumnType(schema), path)
        {
            Format = format,
            Description = attribute.Property<string>("Description") ?? schema.Description,
            Priority = attribute.Property<int>("Priority"),
        };
        site.Session.ColumnSources[column] = (site.Scope.Reported, attribute);
        return column;
    }

    private static void ReportOther(AttributeData attribute, string argument, string? given, string[] known, AttributeSite site)
    {
        if (given is not null && !known.Contains(given))
        {
            site.Report(Rules.WrongArgument, attribute, argument, $"PrinterColumn({argument})", site.Name, $"is given '{given}'; the API server says: must be one of {string.Join(",", known)}");
        }
    }

    /// <summary>The type of a column that shows values of a schema; what a column cannot show as such, it shows as text.</summary>
    private static string ColumnType(JsonSchemaProps schema) => schema switch
    {
        { IntOrString: true } => "string",
        { Type: "string", Format: "date-time" } => "date",
        { Type: "integer" or "number" or "boolean" } => schema.Type,
        _ => "string",
    };
}
