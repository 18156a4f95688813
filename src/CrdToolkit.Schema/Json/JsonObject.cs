using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Json;

/// <summary>A JSON object. It keeps the order of its members for writing; equality ignores it.</summary>
/// <param name="Members">The members by name.</param>
public sealed record JsonObject(EquatableDictionary<JsonValue> Members) : JsonValue
{
    /// <summary>The object without members.</summary>
    public static JsonObject Empty { get; } = new(EquatableDictionary<JsonValue>.Empty);

    /// <summary>The number of members.</summary>
    public int Count => Members.Count;

    /// <summary>The member of this name, or null when there is none.</summary>
    public JsonValue? this[string name] => Members.TryGetValue(name, out var value) ? value : null;

    /// <summary>An object with one member set: in its place when there is one of that name, else at the end.</summary>
    public JsonObject With(string name, JsonValue value) => new(Members.With(name, value));

    /// <summary>An object with a member set, or without it when the value is null.</summary>
    public JsonObject WithOrWithout(string name, JsonValue? value) => value is null ? Without(name) : With(name, value);

    /// <summary>An object without the member of this name; this object when there is none.</summary>
    public JsonObject Without(string name) => Members.ContainsKey(name) ? new(Members.Without(name)) : this;

    /// <summary>The value that a chain of names leads to; null when a name is missing or leads through something that is no object.</summary>
    public JsonValue? Find(params string[] names)
    {
        JsonValue? value = this;
        foreach (var name in names)
        {
            value = (value as JsonObject)?[name];
        }

        return value;
    }

    /// <summary>The text of the string that a chain of names leads to; null when there is none.</summary>
    public string? FindText(params string[] names) => (Find(names) as JsonString)?.Value;

    /// <summary>
    /// An object with the value set that a chain of names leads to; objects on the way are made where they are missing, and
    /// replace what is no object.
    /// </summary>
    public JsonObject WithAt(JsonValue value, params string[] names) => WithAt(value, names, 0);

    /// <summary>An object without the value that a chain of names leads to; this object when there is none.</summary>
    public JsonObject WithoutAt(params string[] names) => WithoutAt(names, 0);

    /// <inheritdoc/>
    public bool Equals(JsonObject? other) => ReferenceEquals(this, other) || (other is not null && (StackGuard.HasRoom
        ? Members.Equals(other.Members)
        : StackGuard.Continue(static pair => pair.Left.Members.Equals(pair.Right.Members), (Left: this, Right: other))));

    /// <inheritdoc/>
    public override int GetHashCode() => StackGuard.HasRoom ? Members.GetHashCode() : StackGuard.Continue(static json => json.GetHashCode(), this);

    private JsonObject WithAt(JsonValue value, string[] names, int depth) => depth == names.Length - 1
        ? With(names[depth], value)
        : With(names[depth], (this[names[depth]] as JsonObject ?? Empty).WithAt(value, names, depth + 1));

    private JsonObject WithoutAt(string[] names, int depth)
    {
        if (depth == names.Length - 1)
        {
            return Without(names[depth]);
        }

        if (this[names[depth]] is not JsonObject child)
        {
            return this;
        }

        var changed = child.WithoutAt(names, depth + 1);
        return ReferenceEquals(changed, child) ? this : With(names[depth], changed);
    }
}
