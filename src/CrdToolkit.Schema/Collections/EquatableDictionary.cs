using System.Collections;

namespace CrdToolkit.Schema.Collections;

/// <summary>
/// An immutable map from names to values that remembers the order of its entries and equals another when both hold equal
/// values under the same names, in whatever order. The default value is the empty map.
/// </summary>
/// <typeparam name="TValue">The type of the values; its own equality decides.</typeparam>
public readonly struct EquatableDictionary<TValue> : IReadOnlyDictionary<string, TValue>, IEquatable<EquatableDictionary<TValue>>
{
    private readonly KeyValuePair<string, TValue>[]? entries;
    private readonly Dictionary<string, TValue>? index;

    /// <summary>A map of the given entries, in their order; of two with the same name the later one counts.</summary>
    public EquatableDictionary(IEnumerable<KeyValuePair<string, TValue>> entries)
    {
        index = new Dictionary<string, TValue>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var entry in entries)
        {
            if (!index.ContainsKey(entry.Key))
            {
                names.Add(entry.Key);
            }

            index[entry.Key] = entry.Value;
        }

        var map = index;
        this.entries = [.. names.Select(name => new KeyValuePair<string, TValue>(name, map[name]))];
    }

    /// <summary>The map without entries.</summary>
    public static EquatableDictionary<TValue> Empty => default;

    /// <inheritdoc/>
    public int Count => entries?.Length ?? 0;

    /// <summary>True when there is no entry.</summary>
    public bool IsEmpty => Count == 0;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => (entries ?? []).Select(entry => entry.Key);

    /// <inheritdoc/>
    public IEnumerable<TValue> Values => (entries ?? []).Select(entry => entry.Value);

    /// <inheritdoc/>
    public TValue this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no entry named '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => index?.ContainsKey(key) ?? false;

    /// <inheritdoc/>
    public bool TryGetValue(string key, out TValue value)
    {
        if (index is not null)
        {
            return index.TryGetValue(key, out value!);
        }

        value = default!;
        return false;
    }

    /// <inheritdoc/>
    public bool Equals(EquatableDictionary<TValue> other)
    {
        if (ReferenceEquals(entries, other.entries))
        {
            return true;
        }

        if (Count != other.Count)
        {
            return false;
        }

        foreach (var entry in entries ?? [])
        {
            if (!other.TryGetValue(entry.Key, out var value) || !EqualityComparer<TValue>.Default.Equals(entry.Value, value))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableDictionary<TValue> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var entry in entries ?? [])
        {
            var valueHash = entry.Value is null ? 0 : EqualityComparer<TValue>.Default.GetHashCode(entry.Value);
            hash ^= unchecked((StringComparer.Ordinal.GetHashCode(entry.Key) * 397) ^ valueHash);
        }

        return hash;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, TValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, TValue>>)(entries ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>True when both maps hold equal values under the same names.</summary>
    public static bool operator ==(EquatableDictionary<TValue> left, EquatableDictionary<TValue> right) => left.Equals(right);

    /// <summary>True when the maps differ.</summary>
    public static bool operator !=(EquatableDictionary<TValue> left, EquatableDictionary<TValue> right) => !left.Equals(right);
}
