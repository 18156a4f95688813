using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>The printer columns that <c>[PrinterColumn]</c> on a property asks for.</summary>
internal static class PropertyColumns
{
    public static IEnumerable<PrinterColumn> Of(WireMember member, JsonSchemaProps schema, MappingScope scope, MappingSession session)
    {
        foreach (var attribute in member.Attributes)
        {
            if (!attribute.AttributeClass.Is(AttributeNames.PrinterColumn))
            {
                continue;
            }

            // A path that is given holds wherever the property is.
            var path = attribute.Argument<string>(1) ?? scope.Path;
            if (path is null)
            {
                session.Report(Rules.PathLeadsNowhere, scope, "[PrinterColumn]", scope.MemberName, "it is inside of a list or a map, where one column has no one value; put the column on the resource, with a path such as .spec.items[0].name");
                continue;
            }

            yield return new PrinterColumn(
                attribute.Argument<string>(0) ?? attribute.Property<string>("Name") ?? member.Symbol.Name,
                attribute.Property<string>("Type") ?? ColumnType(schema),
                path)
            {
                Format = attribute.Property<string>("Format"),
                Description = attribute.Property<string>("Description") ?? schema.Description,
                Priority = attribute.Property<int>("Priority"),
            };
        }
    }

    /// <summary>The type of a column that shows values of a schema; what a column cannot show as such, it shows as text.</summary>
    public static string ColumnType(JsonSchemaProps schema) => schema switch
    {
        { IntOrString: true } => "string",
        { Type: "string", Format: "date-time" } => "date",
        { Type: "integer" or "number" or "boolean" } => schema.Type,
        _ => "string",
    };
}
