using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Tables;

namespace CrdToolkit.Testing.BuiltIn.Tables;

/// <summary>The columns of built-in kinds in <c>kubectl get</c> (pkg/printers/internalversion of Kubernetes).</summary>
internal sealed class BuiltInColumns : ITableColumns
{
    private static readonly KindColumns Plain = new("Name|Age", (value, now) => [value.Name, Age.Of(value, now)]);
    private static readonly KindColumns Dated = new("Name|Created At", (value, _) => [value.Name, value.Metadata.Text("creationTimestamp")]);

    private readonly KindColumns columns;

    private BuiltInColumns(KindColumns columns)
    {
        this.columns = columns;
        Columns = [.. columns.Headings.Split('|').Select(Column)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The columns of a kind; name and age where there is nothing particular.</summary>
    public static BuiltInColumns Of(string kind) => new(kind switch
    {
        "CustomResourceDefinition" or "Role" or "ClusterRole" or "LimitRange" => Dated,
        _ => WorkloadColumns.Kinds.GetValueOrDefault(kind)
            ?? NetworkColumns.Kinds.GetValueOrDefault(kind)
            ?? StorageColumns.Kinds.GetValueOrDefault(kind)
            ?? OtherColumns.Kinds.GetValueOrDefault(kind)
            ?? Plain,
    });

    /// <inheritdoc/>
    public IEnumerable<JsonValue> Cells(JsonObject value, DateTimeOffset now) => columns.Cells(value, now);

    private static TableColumn Column(string heading) => heading switch
    {
        "Name" => TableColumn.OfName,
        "Name*" => TableColumn.OfName with { Priority = 1 },
        "Age" => TableColumn.OfAge,
        "Created At" => new TableColumn(heading, "date", "", "When the object was created.", 0),
        _ => new TableColumn(heading.TrimEnd('*'), "string", "", heading.TrimEnd('*'), heading.EndsWith('*') ? 1 : 0),
    };
}
