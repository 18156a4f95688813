using CrdToolkit.Schema.Cel.Evaluation.Values;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>The methods of lists.</summary>
internal static class CelLists
{
    private const int MostItems = 100_000;

    /// <summary>The result of a method; null where there is none for such arguments.</summary>
    public static object? Call(string method, IReadOnlyList<object> list, IReadOnlyList<object> arguments) =>
        list is CelShuffled && !IsInAnyOrder(method) ? CelUnknown.Instance : (method, arguments) switch
        {
            ("sum", []) => CelSums.Of(list),
            ("min", []) => Extreme(method, list, order => order < 0),
            ("max", []) => Extreme(method, list, order => order > 0),
            ("isSorted", []) => IsSorted(list),
            ("indexOf", [var item]) => Index(list, item, Enumerable.Range(0, list.Count)),
            ("lastIndexOf", [var item]) => Index(list, item, Enumerable.Range(0, list.Count).Reverse()),
            ("distinct", []) => Distinct(list),
            ("reverse", []) => list.Reverse().ToList(),
            ("slice", [long start, long end]) => Slice(list, start, end),
            ("flatten", []) => Flat(list, 1),
            ("flatten", [long depth]) => depth < 0 ? new CelFailure("level must be non-negative") : Flat(list, depth),
            ("sort", []) => Sorted(list, list),
            ("join", []) => Joined(list, ""),
            ("join", [string separator]) => Joined(list, separator),
            ("first", []) => new CelOptional(list.Count > 0 ? list[0] : null),
            ("last", []) => new CelOptional(list.Count > 0 ? list[list.Count - 1] : null),
            ("unwrapOpt", []) when list.All(item => item is CelOptional) => Unwrapped(list),
            _ => null,
        };

    /// <summary>The numbers from zero on.</summary>
    public static object Range(long count) =>
        count < 0 ? new CelFailure($"lists.range: size must be non-negative, got {count}")
        : count > MostItems ? CelUnknown.Instance
        : Enumerable.Range(0, (int)count).Select(number => (object)(long)number).ToList();

    /// <summary>The values of those optional values that have one.</summary>
    public static List<object> Unwrapped(IReadOnlyList<object> list) => [.. list.OfType<CelOptional>().Select(item => item.Value).OfType<object>()];

    /// <summary>Items in the order of their keys; those of equal keys stay in theirs.</summary>
    public static object Sorted(IReadOnlyList<object> items, IReadOnlyList<object> keys)
    {
        var types = keys.Select(CelTypeName.Of).ToList();
        if (types.Contains(null))
        {
            return CelUnknown.Instance;
        }

        if (keys.Count > 0 && CelOrder.Of(keys[0], keys[0]) is null)
        {
            return keys[0] is double ? CelUnknown.Instance : new CelFailure("list elements must be comparable");
        }

        if (types.Exists(type => type != types[0]))
        {
            return new CelFailure("list elements must have the same type");
        }

        // Of equal keys that are not the same only chance knows which item comes first.
        return keys.Any(key => key is double number && double.IsNaN(number)) ? CelUnknown.Instance
            : Enumerable.Range(0, items.Count).OrderBy(i => keys[i], CelOrder.Comparer).Select(i => items[i]).ToList();
    }

    private static bool IsInAnyOrder(string method) => method is "sum" or "min" or "max" or "sort" or "unwrapOpt";

    private static object? Extreme(string method, IReadOnlyList<object> list, Func<int, bool> isBetter)
    {
        if (list.Count == 0)
        {
            return new CelFailure($"{method} called on empty list");
        }

        var best = list[0];
        foreach (var item in list.Skip(1))
        {
            if (item is CelUnknown || CelOrder.Of(item, best) is not { } order)
            {
                return CelUnknown.Instance;
            }

            best = isBetter(order) ? item : best;
        }

        return best;
    }

    private static object IsSorted(IReadOnlyList<object> list)
    {
        for (var i = 1; i < list.Count; i++)
        {
            if (CelOrder.Of(list[i - 1], list[i]) is not { } order)
            {
                return CelUnknown.Instance;
            }

            if (order > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static object Index(IReadOnlyList<object> list, object item, IEnumerable<int> positions)
    {
        foreach (var position in positions)
        {
            if (CelValues.AreEqual(list[position], item) is not { } isEqual)
            {
                return CelUnknown.Instance;
            }

            if (isEqual)
            {
                return (long)position;
            }
        }

        return -1L;
    }

    private static object Distinct(IReadOnlyList<object> list)
    {
        var distinct = new List<object>();
        foreach (var item in list)
        {
            switch (CelValues.Contains(distinct, item))
            {
                case null:
                    return CelUnknown.Instance;
                case false:
                    distinct.Add(item);
                    break;
            }
        }

        return distinct;
    }

    private static object Slice(IReadOnlyList<object> list, long start, long end) =>
        start < 0 || end < 0 ? new CelFailure($"cannot slice({start}, {end}), negative indexes not supported")
        : start > end ? new CelFailure($"cannot slice({start}, {end}), start index must be less than or equal to end index")
        : end > list.Count ? new CelFailure($"cannot slice({start}, {end}), list is length {list.Count}")
        : list.Skip((int)start).Take((int)(end - start)).ToList();

    private static List<object> Flat(IReadOnlyList<object> list, long depth) =>
        [.. list.SelectMany(item => depth > 0 && item is IReadOnlyList<object> inner ? Flat(inner, depth - 1) : [item])];

    private static object? Joined(IReadOnlyList<object> list, string separator) =>
        !list.All(item => item is string) ? null
        : list.Sum(item => (long)((string)item).Length + separator.Length) > CelStrings.MostCharacters ? CelUnknown.Instance
        : string.Join(separator, list);
}
