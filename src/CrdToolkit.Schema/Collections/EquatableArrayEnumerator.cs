namespace CrdToolkit.Schema.Collections;

/// <summary>Goes through the items of an <see cref="EquatableArray{T}"/>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public struct EquatableArrayEnumerator<T>
{
    private readonly T[] items;
    private int index;

    internal EquatableArrayEnumerator(T[] items)
    {
        this.items = items;
        index = -1;
    }

    /// <summary>The item at the present position.</summary>
    public readonly T Current => items[index];

    /// <summary>Goes to the next item; false when there is none.</summary>
    public bool MoveNext() => ++index < items.Length;
}
