using CrdToolkit.Schema.Cel.Evaluation.Values;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>Which of two values comes first.</summary>
internal static class CelOrder
{
    /// <summary>The order of values of one type that has one.</summary>
    public static IComparer<object> Comparer { get; } = Comparer<object>.Create((left, right) => Of(left, right) ?? 0);

    /// <summary>Negative, zero or positive; null for values that have no order.</summary>
    public static int? Of(object left, object right) => (left, right) switch
    {
        (long or ulong or double, long or ulong or double) => OfNumbers(left, right),
        (bool first, bool second) => first.CompareTo(second),
        (string first, string second) => OfTexts(first, second),
        (CelBytes first, CelBytes second) => first.CompareTo(second),
        (CelTimestamp first, CelTimestamp second) => first.CompareTo(second),
        (CelDuration first, CelDuration second) => first.Nanoseconds.CompareTo(second.Nanoseconds),
        _ => null,
    };

    /// <summary>The order of numbers of any types; null where one of them is none (NaN).</summary>
    public static int? OfNumbers(object left, object right) => (left, right) switch
    {
        (long first, long second) => first.CompareTo(second),
        (ulong first, ulong second) => first.CompareTo(second),
        (long first, ulong second) => first < 0 ? -1 : ((ulong)first).CompareTo(second),
        (ulong first, long second) => second < 0 ? 1 : first.CompareTo((ulong)second),
        _ when Convert.ToDouble(left, null) is var first && Convert.ToDouble(right, null) is var second => double.IsNaN(first) || double.IsNaN(second) ? null : first.CompareTo(second),
        _ => null,
    };

    /// <summary>The order of the characters, of which a pair of surrogates is one that comes last.</summary>
    private static int OfTexts(string left, string right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i])
            {
                return char.IsSurrogate(left[i]) == char.IsSurrogate(right[i]) ? left[i].CompareTo(right[i])
                    : char.IsSurrogate(left[i]) ? 1 : -1;
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
