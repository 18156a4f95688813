using System.Collections;

namespace CrdToolkit.Schema.Collections;

/// <summary>
/// An immutable map from names to values that remembers the order of its entries and equals another when both hold equal
/// values under the same names, in whatever order. The default value is the empty map.
/// </summary>
/// <remarks>A small map is searched entry by entry and costs one array; a big one has a <see cref="NameIndex"/> besides.</remarks>
/// <typeparam name="TValue">The type of the values; its own equality decides.</typeparam>
public readonly struct EquatableDictionary<TValue> : IReadOnlyDictionary<string, TValue>, IEquatable<EquatableDictionary<TValue>>
{
    private readonly KeyValuePair<string, TValue>[]? entries;
    private readonly NameIndex? index;

    /// <summary>A map of the given entries, in their order; of two with the same name the later one counts.</summary>
    public EquatableDictionary(IEnumerable<KeyValuePair<string, TValue>> entries)
        : this(UniqueEntries.Of(entries))
    {
    }

    /// <summary>Takes the array over without a copy; the names must differ.</summary>
    internal EquatableDictionary(KeyValuePair<string, TValue>[] entries)
        : this(entries, entries.Length > NameIndex.WorthwhileAbove ? NameIndex.Of(entries) : null)
    {
    }

    /// <summary>Takes the array and its index over without a copy; the names must differ.</summary>
    internal EquatableDictionary(KeyValuePair<string, TValue>[] entries, NameIndex? index)
    {
        this.entries = entries.Length == 0 ? null : entries;
        this.index = index;
    }

    /// <summary>The map without entries.</summary>
    public static EquatableDictionary<TValue> Empty => default;

    /// <inheritdoc/>
    public int Count => entries?.Length ?? 0;

    /// <summary>True when there is no entry.</summary>
    public bool IsEmpty => entries is null;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => (entries ?? []).Select(entry => entry.Key);

    /// <inheritdoc/>
    public IEnumerable<TValue> Values => (entries ?? []).Select(entry => entry.Value);

    /// <inheritdoc/>
    public TValue this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no entry named '{key}'.");

    /// <summary>The entry at a position, in the order of the entries.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such position.</exception>
    public KeyValuePair<string, TValue> EntryAt(int position) => (entries ?? [])[position];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, out TValue value)
    {
        var position = IndexOf(key);
        value = position < 0 ? default! : entries![position].Value;
        return position >= 0;
    }

    /// <summary>A map with one entry set: in its place when there is one of that name, else at the end.</summary>
    public EquatableDictionary<TValue> With(string key, TValue value)
    {
        var position = IndexOf(key);
        var old = entries ?? [];
        var copy = new KeyValuePair<string, TValue>[position < 0 ? old.Length + 1 : old.Length];
        Array.Copy(old, copy, old.Length);
        copy[position < 0 ? old.Length : position] = new(key, value);
        return position < 0 ? new(copy) : new(copy, index);
    }

    /// <summary>A map without the entry of this name; the same map when there is none.</summary>
    public EquatableDictionary<TValue> Without(string key)
    {
        var position = IndexOf(key);
        if (position < 0)
        {
            return this;
        }

        var copy = new KeyValuePair<string, TValue>[entries!.Length - 1];
        Array.Copy(entries, copy, position);
        Array.Copy(entries, position + 1, copy, position, copy.Length - position);
        return new(copy);
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

        var comparer = EqualityComparer<TValue>.Default;
        for (var i = 0; i < Count; i++)
        {
            var (mine, theirs) = (entries![i], other.entries![i]);

            // Most equal maps have the same order: the search is for the others.
            if (mine.Key != theirs.Key)
            {
                var position = other.IndexOf(mine.Key);
                if (position < 0)
                {
                    return false;
                }

                theirs = other.entries[position];
            }

            if (!comparer.Equals(mine.Value, theirs.Value))
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
        foreach (var entry in this)
        {
            var valueHash = entry.Value is null ? 0 : EqualityComparer<TValue>.Default.GetHashCode(entry.Value);
            hash ^= unchecked((entry.Key.GetHashCode() * 397) ^ valueHash);
        }

        return hash;
    }

    /// <summary>Goes through the entries, in their order, without allocating.</summary>
    public EquatableArrayEnumerator<KeyValuePair<string, TValue>> GetEnumerator() => new(entries ?? []);

    IEnumerator<KeyValuePair<string, TValue>> IEnumerable<KeyValuePair<string, TValue>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, TValue>>)(entries ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (entries ?? []).GetEnumerator();

    /// <summary>True when both maps hold equal values under the same names.</summary>
    public static bool operator ==(EquatableDictionary<TValue> left, EquatableDictionary<TValue> right) => left.Equals(right);

    /// <summary>True when the maps differ.</summary>
    public static bool operator !=(EquatableDictionary<TValue> left, EquatableDictionary<TValue> right) => !left.Equals(right);

    private int IndexOf(string key)
    {
        if (entries is null)
        {
            return -1;
        }

        if (index is not null)
        {
            return index.Find(entries, key);
        }

        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }
}
