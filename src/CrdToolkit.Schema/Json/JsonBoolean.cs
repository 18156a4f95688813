namespace CrdToolkit.Schema.Json;

/// <summary>A JSON <c>true</c> or <c>false</c>.</summary>
public sealed record JsonBoolean : JsonValue
{
    private JsonBoolean(bool value) => Value = value;

    /// <summary><c>true</c>.</summary>
    public static JsonBoolean True { get; } = new(true);

    /// <summary><c>false</c>.</summary>
    public static JsonBoolean False { get; } = new(false);

    /// <summary>The value.</summary>
    public bool Value { get; }
}
