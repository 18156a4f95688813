namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>The items of a list that is a set or a map, which are equal in any order.</summary>
/// <param name="items">The items.</param>
/// <param name="isSet">Whether it is a set.</param>
internal sealed class CelUnordered(IEnumerable<object> items, bool isSet) : List<object>(items)
{
    /// <summary>The set with what another list has besides; <see cref="CelUnknown"/> for a map, whose keys tell what is the same.</summary>
    public object With(IReadOnlyList<object> other)
    {
        var all = new List<object>(this);
        foreach (var item in other)
        {
            if (!isSet || CelValues.Contains(all, item) is not { } contains)
            {
                return CelUnknown.Instance;
            }

            if (!contains)
            {
                all.Add(item);
            }
        }

        return new CelUnordered(all, isSet);
    }
}
