namespace CrdToolkit.Schema.Json;

/// <summary>A JSON string.</summary>
/// <param name="Value">The text, unescaped.</param>
public sealed record JsonString(string Value) : JsonValue
{
    /// <inheritdoc/>
    public bool Equals(JsonString? other) => ReferenceEquals(this, other) || (other is not null && Value == other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}
