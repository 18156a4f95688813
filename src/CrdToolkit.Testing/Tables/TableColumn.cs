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
    public static TableColumn OfName { get; } = new(
        "Name",
        "string",
        "name",
        "Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an "
            + "appropriate name automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. "
            + "More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names",
        0);

    /// <summary>The column of ages.</summary>
    public static TableColumn OfAge { get; } = new(
        "Age",
        "string",
        "",
        "CreationTimestamp is a timestamp representing the server time when this object was created. It is not guaranteed to be set in happens-before order across "
            + "separate operations. Clients may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by the system. Read-only. Null for lists. "
            + "More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata",
        0);

    /// <summary>The definition as JSON.</summary>
    public JsonObject ToJson() => JsonValues.Object(
        ("name", Name), ("type", Type), ("format", Format), ("description", Description), ("priority", Priority));
}
