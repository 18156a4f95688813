using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Tables;

/// <summary>The columns of a scale subresource, whatever kind it is of (printScale of Kubernetes).</summary>
internal sealed class ScaleColumns : ITableColumns
{
    private readonly bool isCustom;

    private ScaleColumns(bool isCustom) => this.isCustom = isCustom;

    /// <inheritdoc/>
    public IReadOnlyList<TableColumn> Columns =>
    [
        TableColumn.OfName,
        new("Desired", "integer", "", "Number of desired replicas", 0),
        new("Available", "integer", "", "Number of actual replicas", 0),
        isCustom ? TableColumn.OfAge with { Type = "date" } : TableColumn.OfAge,
    ];

    /// <summary>The columns for what a request is answered with; null where that is no Scale.</summary>
    public static ScaleColumns? Of(string subresource, bool isCustom) => subresource == "scale" ? new ScaleColumns(isCustom) : null;

    /// <inheritdoc/>
    public IEnumerable<JsonValue> Cells(JsonObject value, DateTimeOffset now) =>
        [value.Name, value.Find("spec", "replicas") ?? JsonNumber.FromInt64(0), value.Find("status", "replicas") ?? JsonNumber.FromInt64(0), Age.Of(value, now)];
}
