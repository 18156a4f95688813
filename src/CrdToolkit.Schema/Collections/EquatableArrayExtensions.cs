namespace CrdToolkit.Schema.Collections;

/// <summary>Makes <see cref="EquatableArray{T}"/> values of sequences.</summary>
public static class EquatableArrayExtensions
{
    /// <summary>A list of the items of a sequence, in its order.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new([.. items]);
}
