namespace CrdToolkit;

/// <summary>What the values of options may be, worded for the key that they are set by.</summary>
internal static class OptionLimits
{
    /// <summary>The longest that a lease may last: whoever waits for it waits as long when its holder has died.</summary>
    public static readonly TimeSpan LongestLease = TimeSpan.FromHours(1);

    /// <summary>The longest that one thing may be waited for.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    /// <summary>The longest that a stop may wait for reconciles.</summary>
    public static readonly TimeSpan LongestGracePeriod = TimeSpan.FromHours(1);

    // What a timer can wait for, with the tenth that is added.
    private static readonly TimeSpan LongestResyncPeriod = TimeSpan.FromDays(40);

    public static string? OfCount(string key, int? value) => value < 1 ? $"{key} is {value}; it must be at least 1." : null;

    public static string? OfTimeout(string key, TimeSpan? value, TimeSpan longest)
    {
        if (value <= TimeSpan.Zero)
            return $"{key} is {value}; it must be longer than nothing.";
        return value > longest ? $"{key} is {value}; it must be {longest} at most." : null;
    }

    public static string? OfGracePeriod(string key, TimeSpan value) => value < TimeSpan.Zero || value > LongestGracePeriod
        ? $"{key} is {value}; it must be between 0, which cancels at once, and {LongestGracePeriod}."
        : null;

    public static string? OfResync(string key, TimeSpan? value) => value < TimeSpan.Zero || value > LongestResyncPeriod
        ? $"{key} is {value}; it must be between 0, which switches it off, and {LongestResyncPeriod.TotalDays} days."
        : null;
}
