namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>Lists as sets.</summary>
internal static class CelSets
{
    /// <summary>The result of a function; null where there is none.</summary>
    public static object? Call(string function, IReadOnlyList<object> left, IReadOnlyList<object> right) => function switch
    {
        "sets.contains" => Known(Contains(left, right)),
        "sets.equivalent" => Known((Contains(left, right), Contains(right, left)) switch
        {
            (false, _) or (_, false) => false,
            (true, true) => true,
            _ => null,
        }),
        "sets.intersects" => Known(Any(right.Select(item => CelValues.Contains(left, item)))),
        _ => null,
    };

    private static bool? Contains(IReadOnlyList<object> list, IReadOnlyList<object> items) => !Any(items.Select(item => !CelValues.Contains(list, item)));

    private static bool? Any(IEnumerable<bool?> results)
    {
        var all = results.ToList();
        return all.Contains(true) ? true : all.Contains(null) ? null : false;
    }

    private static object Known(bool? result) => result is { } value ? value : CelUnknown.Instance;
}
