namespace CrdToolkit;

/// <summary>
/// What tells the items of a list of type map apart (<c>x-kubernetes-list-map-keys</c>). Without arguments, on a property of the item:
/// each list of such items with <c>[ListType(ListType.Map)]</c> has that key. With the names of properties, on the list: for items whose
/// type is not yours, or to have other keys than those that it marks; the list is then of type map without being told.
/// </summary>
/// <remarks>Keys are strings, numbers or booleans, not nullable, and required or with a default.</remarks>
/// <param name="properties">Properties of the items, by their names in C#, for which there is <c>nameof</c>, or in JSON.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class, Inherited = false)]
public sealed class ListMapKeyAttribute(params string[] properties) : Attribute
{
    /// <summary>The names of properties of the items; empty on the key itself.</summary>
    public string[] Properties { get; } = properties;
}
