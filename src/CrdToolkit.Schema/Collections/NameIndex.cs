namespace CrdToolkit.Schema.Collections;

/// <summary>A hash table over the names of entries: positions in slots, open addressing, at most half full.</summary>
internal sealed class NameIndex
{
    /// <summary>Up to this number of entries a walk over them is at least as fast.</summary>
    public const int WorthwhileAbove = 8;

    private readonly int[] slots;

    private NameIndex(int capacity)
    {
        var size = 32;
        while (size < capacity * 2)
        {
            size *= 2;
        }

        slots = new int[size];
    }

    /// <summary>The index of entries whose names differ.</summary>
    public static NameIndex Of<TValue>(KeyValuePair<string, TValue>[] entries)
    {
        var index = new NameIndex(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            index.FindOrAdd(entries, 0, i);
        }

        return index;
    }

    /// <summary>An empty index with room for so many names.</summary>
    public static NameIndex For(int capacity) => new(capacity);

    /// <summary>The position of the entry of this name, or -1.</summary>
    public int Find<TValue>(KeyValuePair<string, TValue>[] entries, string name)
    {
        var mask = slots.Length - 1;
        for (var slot = name.GetHashCode() & mask; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var position = slots[slot] - 1;
            if (entries[position].Key == name)
            {
                return position;
            }
        }

        return -1;
    }

    /// <summary>
    /// The position, relative to <paramref name="start"/>, of an earlier entry with the name of the one at that position;
    /// if there is none, the position itself, which is entered.
    /// </summary>
    public int FindOrAdd<TValue>(KeyValuePair<string, TValue>[] entries, int start, int position)
    {
        var mask = slots.Length - 1;
        var name = entries[start + position].Key;
        var slot = name.GetHashCode() & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var other = slots[slot] - 1;
            if (entries[start + other].Key == name)
            {
                return other;
            }
        }

        slots[slot] = position + 1;
        return position;
    }
}
