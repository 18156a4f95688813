namespace CrdToolkit;

/// <summary>
/// How server-side apply merges the list, and what must be unique in it (<c>x-kubernetes-list-type</c>): on a property, or on a type
/// that is a list. A <c>HashSet&lt;string&gt;</c> is a set without being told.
/// </summary>
/// <param name="type">The list type.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class, Inherited = false)]
public sealed class ListTypeAttribute(ListType type) : Attribute
{
    /// <summary>The list type.</summary>
    public ListType Type { get; } = type;
}
