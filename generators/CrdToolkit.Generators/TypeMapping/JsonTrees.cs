using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Schemas of the types that hold any JSON.</summary>
internal static class JsonTrees
{
    /// <summary>Any value at all.</summary>
    public static JsonSchemaProps Any { get; } = new() { PreserveUnknownFields = true };

    /// <summary>Any object.</summary>
    public static JsonSchemaProps AnyObject { get; } = new() { Type = "object", PreserveUnknownFields = true };

    private static readonly JsonSchemaProps AnyArray = new() { Type = "array", Items = Any };

    /// <summary>The schema of a type; null when it is no such type.</summary>
    public static JsonSchemaProps? Find(ITypeSymbol type) =>
        type.Is("System.Text.Json.Nodes.JsonObject") ? AnyObject
        : type.Is("System.Text.Json.Nodes.JsonArray") ? AnyArray
        : type.Is("System.Text.Json.JsonElement") || type.Is("System.Text.Json.JsonDocument")
            || type.Is("System.Text.Json.Nodes.JsonNode") || type.Is("System.Text.Json.Nodes.JsonValue") ? Any
        : null;
}
