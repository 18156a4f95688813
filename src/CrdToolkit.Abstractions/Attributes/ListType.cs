namespace CrdToolkit;

/// <summary>How server-side apply merges a list, and what must be unique in it (<c>x-kubernetes-list-type</c>).</summary>
public enum ListType
{
    /// <summary>The list is replaced as a whole, which is also what happens without a list type.</summary>
    Atomic,

    /// <summary>Values that occur once, merged one by one; for strings, numbers and booleans.</summary>
    Set,

    /// <summary>Objects that are told apart by the properties with <see cref="ListMapKeyAttribute"/>, merged one by one.</summary>
    Map,
}
