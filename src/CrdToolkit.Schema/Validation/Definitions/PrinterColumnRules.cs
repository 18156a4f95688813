using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>R-30…R-33: additionalPrinterColumns.</summary>
internal static class PrinterColumnRules
{
    private static readonly string[] Types = ["boolean", "date", "integer", "number", "string"];
    private static readonly string[] Formats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

    public static void Check(EquatableArray<PrinterColumn> columns, FieldPath path, RuleErrors errors)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            Check(columns[i], path.Index(i), errors);
        }
    }

    private static void Check(PrinterColumn column, FieldPath path, RuleErrors errors)
    {
        if (column.Name.Length == 0)
        {
            errors.Required("R-30", path.Child("name"));
        }

        var types = "must be one of " + string.Join(",", Types);
        if (column.Type.Length == 0)
        {
            errors.Required("R-31", path.Child("type"), types);
        }
        else if (!Types.Contains(column.Type))
        {
            errors.Invalid("R-31", path.Child("type"), column.Type, types);
        }

        if (column.Format is { Length: > 0 } format && !Formats.Contains(format))
        {
            errors.Invalid("R-32", path.Child("format"), format, "must be one of " + string.Join(",", Formats));
        }

        // The API server says JSONPath where the field is called jsonPath.
        if (column.JsonPath.Length == 0)
        {
            errors.Required("R-33", path.Child("JSONPath"));
        }
        else
        {
            SimpleJsonPath.Check("R-33", path.Child("JSONPath"), column.JsonPath, errors);
        }
    }
}
