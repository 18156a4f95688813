namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>When two names of entries of a map are the same: numbers are whatever their types.</summary>
internal sealed class CelKeys : IEqualityComparer<object>
{
    private CelKeys()
    {
    }

    public static CelKeys Comparer { get; } = new();

    /// <summary>Whether a value can be the name of an entry.</summary>
    public static bool IsKey(object value) => value is string or bool or long or ulong or double;

    /// <inheritdoc/>
    public new bool Equals(object? x, object? y) => (x, y) switch
    {
        (string first, string second) => string.Equals(first, second, StringComparison.Ordinal),
        (bool first, bool second) => first == second,
        (long or ulong or double, long or ulong or double) => CelOrder.OfNumbers(x!, y!) == 0,
        _ => false,
    };

    /// <inheritdoc/>
    public int GetHashCode(object obj) => obj switch
    {
        string text => StringComparer.Ordinal.GetHashCode(text),
        ulong number => ((double)number).GetHashCode(),
        long number => ((double)number).GetHashCode(),
        _ => obj.GetHashCode(),
    };
}
