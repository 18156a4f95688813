using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Tables;

/// <summary>The columns of a kind in <c>kubectl get</c>, the name included.</summary>
internal interface ITableColumns
{
    /// <summary>What the columns are.</summary>
    IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>What an object shows in them.</summary>
    /// <param name="value">The object.</param>
    /// <param name="now">Ages are counted to here.</param>
    IEnumerable<JsonValue> Cells(JsonObject value, DateTimeOffset now);
}
