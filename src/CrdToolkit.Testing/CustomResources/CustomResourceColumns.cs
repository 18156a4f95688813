using System.Globalization;
using System.Text.RegularExpressions;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Tables;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>The printer columns of a custom resource (tableconvertor of the apiextensions API server).</summary>
internal sealed partial class CustomResourceColumns : ITableColumns
{
    private static readonly PrinterColumn[] WithoutColumns =
        [new("Age", "date", ".metadata.creationTimestamp") { Description = TableColumn.OfAge.Description }];

    private readonly List<(PrinterColumn Column, JsonPath Path)> columns;

    /// <summary>The columns of a version; its age where it defines none.</summary>
    public CustomResourceColumns(CustomResourceVersion version)
    {
        columns = [.. (version.PrinterColumns.IsEmpty ? WithoutColumns : version.PrinterColumns.AsEnumerable())
            .Select(column => (column, JsonPath.Parse(column.JsonPath)))];
        Columns = [TableColumn.OfName, .. columns.Select(entry => entry.Column).Select(column => new TableColumn(
            column.Name,
            column.Type,
            column.Format ?? "",
            column.Description ?? $"Custom resource definition column (in JSONPath format): {column.JsonPath}",
            column.Priority))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <inheritdoc/>
    public IEnumerable<JsonValue> Cells(JsonObject value, DateTimeOffset now) =>
        [value.Name, .. columns.Select(entry => Cell(entry.Column.Type, entry.Path.Evaluate(value).FirstOrDefault(), now))];

    private static JsonValue Cell(string type, JsonValue? value, DateTimeOffset now) => (type, value) switch
    {
        (_, null) => JsonNull.Instance,
        ("string", JsonString) => value,
        ("string", JsonNull) => "<no value>",
        ("string", _) => value.ToString(),
        ("integer", JsonNumber number) when number.TryGetInt64(out var integer) => integer,
        // What is too large becomes what a processor makes of it that has no other answer.
        ("integer", JsonNumber number) => number.Value is >= long.MinValue and < -(double)long.MinValue ? (long)number.Value : long.MinValue,
        ("number", JsonNumber number) => JsonNumber.FromDouble(number.Value),
        ("boolean", JsonBoolean) => value,
        ("date", JsonString { Value: "" or "null" }) => "<unknown>",
        ("date", JsonString text) => Rfc3339().IsMatch(text.Value) && Timestamp.TryParse(text.Value, out var time)
            ? Age.Since(time.ToString("O", CultureInfo.InvariantCulture), now)
            : "<invalid>",
        _ => JsonNull.Instance,
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([.,]\d+)?(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex Rfc3339();
}
