using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>What a value of a built-in kind looks like, read from the schemas once.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="GoType">The Go type, for errors.</param>
internal sealed record KindShape(ShapeKind Kind, string GoType)
{
    /// <summary>The fields of a structure.</summary>
    public KindStructure? Structure { get; init; }

    /// <summary>The shape of the entries of a map or list.</summary>
    public KindShape? Entries { get; init; }

    /// <summary>The shape that a property says.</summary>
    public static KindShape Read(JsonObject declared)
    {
        var (schema, name) = KindSchemas.Resolve(declared);
        var goName = name is null ? null : string.Join('.', name.Split('.')[^2..]);
        var format = schema.Text("format");
        return name?[(name.LastIndexOf('.') + 1)..] switch
        {
            "Time" or "MicroTime" => new(ShapeKind.Time, goName!),
            "Quantity" => new(ShapeKind.Quantity, goName!),
            "IntOrString" => new(ShapeKind.IntegerOrText, goName!),
            "CustomResourceSubresourceStatus" => new(ShapeKind.Structure, goName!) { Structure = KindStructure.Find(name!) },
            _ => schema.Text("type") switch
            {
                "object" when schema["properties"] is JsonObject => new(ShapeKind.Structure, goName ?? "map[string]interface {}")
                {
                    Structure = KindStructure.Find(name!),
                },
                "object" when schema["additionalProperties"] is JsonObject entries && Read(entries) is { } entry =>
                    new(ShapeKind.Map, goName ?? $"map[string]{entry.GoType}") { Entries = entry },
                "object" => new(ShapeKind.Map, goName ?? "map[string]interface {}") { Entries = new(ShapeKind.Any, "interface {}") },
                "array" when Read(schema.Child("items")) is { } item => new(ShapeKind.List, $"[]{item.GoType}") { Entries = item },
                "string" => format == "byte" ? new(ShapeKind.Bytes, "[]uint8") : new(ShapeKind.Text, goName ?? "string"),
                "boolean" => new(ShapeKind.Flag, "bool"),
                "integer" => new(ShapeKind.Integer, format.Length > 0 ? format : "int64"),
                _ => new(ShapeKind.Any, goName ?? "interface {}"),
            },
        };
    }
}
