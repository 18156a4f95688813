using CrdToolkit.Schema.Cel.Evaluation.Values;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>The sums of lists.</summary>
internal static class CelSums
{
    /// <summary>The sum; null where the items cannot be added.</summary>
    public static object? Of(IReadOnlyList<object> list)
    {
        if (list.Count == 0)
        {
            return 0L;
        }

        // Of fractions the order matters.
        if (list.Any(item => CelTypeName.Of(item) is null || (list is CelShuffled && item is not (long or ulong or CelDuration))))
        {
            return CelUnknown.Instance;
        }

        if (list[0] is not (long or ulong or double or CelDuration))
        {
            return null;
        }

        var sum = list[0];
        foreach (var item in list.Skip(1))
        {
            sum = CelArithmetic.Of("+", sum, item) ?? CelFunctions.NoOverload;
            if (sum is CelFailure)
            {
                return list is CelShuffled ? CelUnknown.Instance : sum;
            }
        }

        return sum;
    }
}
