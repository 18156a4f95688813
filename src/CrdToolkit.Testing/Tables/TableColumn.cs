using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Tables;

/// <summary>A column of a table (meta.k8s.io TableColumnDefinition).</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Type">The OpenAPI type of its cells.</param>
/// <param name="Format">Their OpenAPI format.</param>
/// <param name="Description">What it shows.</param>
/// <param name="Priority">0 is shown always, more with <c>-o wide</c>.</param>
internal sealed record TableColumn(string Name, string Type, string Format, string Description, long Priority)
{
    /// <summary>The first column of every table.</summary>
    public static TableColumn OfName { get; } = new("Name", "string", "name", "The name, unique for its kind within a namespace.", 0);

    /// <summary>The column of ages.</summary>
    public static TableColumn OfAge { get; } = new("Age", "string", "", "The time since the object was created.", 0);

    /// <summary>The definition as JSON.</summary>
    public JsonObject ToJson() => JsonValues.Object(
        ("name", Name), ("type", Type), ("format", Format), ("description", Description), ("priority", Priority));
}
