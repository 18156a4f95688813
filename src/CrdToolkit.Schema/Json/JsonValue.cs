namespace CrdToolkit.Schema.Json;

/// <summary>
/// A JSON value: immutable, and equal to another when both mean the same JSON (members of an object in any order). One of
/// <see cref="JsonNull"/>, <see cref="JsonBoolean"/>, <see cref="JsonNumber"/>, <see cref="JsonString"/>, <see cref="JsonArray"/>,
/// <see cref="JsonObject"/>.
/// </summary>
public abstract record JsonValue
{
    private protected JsonValue()
    {
    }

    /// <summary>A JSON string.</summary>
    public static implicit operator JsonValue(string value) => new JsonString(value);

    /// <summary>A JSON boolean.</summary>
    public static implicit operator JsonValue(bool value) => value ? JsonBoolean.True : JsonBoolean.False;

    /// <summary>A JSON number without a fraction.</summary>
    public static implicit operator JsonValue(long value) => JsonNumber.FromInt64(value);

    /// <summary>The compact JSON text.</summary>
    public sealed override string ToString() => JsonWriter.Write(this);
}
