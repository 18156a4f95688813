using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Json;

/// <summary>A JSON array.</summary>
/// <param name="Items">The items, in order.</param>
public sealed record JsonArray(EquatableArray<JsonValue> Items) : JsonValue
{
    /// <summary>The array without items.</summary>
    public static JsonArray Empty { get; } = new(EquatableArray<JsonValue>.Empty);

    /// <summary>The number of items.</summary>
    public int Count => Items.Count;

    /// <summary>The item at a position, counted from zero.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such position.</exception>
    public JsonValue this[int index] => Items[index];

    /// <summary>An array of a sequence of items.</summary>
    public static JsonArray Of(IEnumerable<JsonValue> items) => new(items.ToEquatableArray());

    /// <summary>An array of a sequence of strings.</summary>
    public static JsonArray Of(IEnumerable<string> items) => Of(items.Select(item => (JsonValue)new JsonString(item)));

    /// <summary>An array with one more item at the end.</summary>
    public JsonArray With(JsonValue item) => new(new EquatableArray<JsonValue>([.. Items, item]));

    /// <inheritdoc/>
    public bool Equals(JsonArray? other) => ReferenceEquals(this, other) || (other is not null && (StackGuard.HasRoom
        ? Items.Equals(other.Items)
        : StackGuard.Continue(static pair => pair.Left.Items.Equals(pair.Right.Items), (Left: this, Right: other))));

    /// <inheritdoc/>
    public override int GetHashCode() => StackGuard.HasRoom ? Items.GetHashCode() : StackGuard.Continue(static array => array.GetHashCode(), this);
}
