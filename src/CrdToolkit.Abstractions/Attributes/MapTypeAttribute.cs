namespace CrdToolkit;

/// <summary>
/// How server-side apply merges a dictionary or an object (<c>x-kubernetes-map-type</c>): on a property, or on the type of the object.
/// </summary>
/// <param name="type">The map type.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class MapTypeAttribute(MapType type) : Attribute
{
    /// <summary>The map type.</summary>
    public MapType Type { get; } = type;
}
