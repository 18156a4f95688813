namespace CrdToolkit.Schema.Collections;

/// <summary>Makes the names of entries unique.</summary>
internal static class UniqueEntries
{
    /// <summary>The entries in their order; of two with one name, the later value in the earlier place.</summary>
    public static KeyValuePair<string, TValue>[] Of<TValue>(IEnumerable<KeyValuePair<string, TValue>> entries)
    {
        KeyValuePair<string, TValue>[] array = [.. entries];
        var count = Compact(array, 0, array.Length, null, out _);
        Array.Resize(ref array, count);
        return array;
    }

    /// <summary>Moves the unique entries of a range to its beginning; big ranges get an index.</summary>
    /// <returns>How many are left.</returns>
    public static int Compact<TValue>(
        KeyValuePair<string, TValue>[] entries, int start, int count, Action<string>? duplicate, out NameIndex? index)
    {
        index = count > NameIndex.WorthwhileAbove ? NameIndex.For(count) : null;
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            entries[start + kept] = entries[start + i];
            var earlier = index?.FindOrAdd(entries, start, kept) ?? Walk(entries, start, kept);
            if (earlier == kept)
            {
                kept++;
                continue;
            }

            duplicate?.Invoke(entries[start + kept].Key);
            entries[start + earlier] = new(entries[start + earlier].Key, entries[start + kept].Value);
        }

        return kept;
    }

    private static int Walk<TValue>(KeyValuePair<string, TValue>[] entries, int start, int position)
    {
        var name = entries[start + position].Key;
        for (var i = 0; i < position; i++)
        {
            if (entries[start + i].Key == name)
            {
                return i;
            }
        }

        return position;
    }
}
