namespace CrdToolkit.Schema.Json;

/// <summary>A JSON string.</summary>
/// <param name="Value">The text, unescaped.</param>
public sealed record JsonString(string Value) : JsonValue;
