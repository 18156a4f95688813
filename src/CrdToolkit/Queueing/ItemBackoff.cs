namespace CrdToolkit;

/// <summary>The delay after consecutive failures of one key: 5 ms × 2ⁿ, at most 1,000 s, as controller-runtime has it.</summary>
internal static class ItemBackoff
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(5);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1000);

    /// <summary>The delay after a number of failures, at least one.</summary>
    public static TimeSpan After(int failures)
    {
        // Beyond this the doubling has long passed the limit, and would overflow.
        var doublings = Math.Min(failures - 1, 30);
        var delay = First * Math.Pow(2, doublings);
        return delay < Longest ? delay : Longest;
    }
}
