namespace CrdToolkit;

/// <summary>How server-side apply merges an object or a map (<c>x-kubernetes-map-type</c>).</summary>
public enum MapType
{
    /// <summary>Each property has an owner of its own, which is also what happens without a map type.</summary>
    Granular,

    /// <summary>The object is replaced as a whole.</summary>
    Atomic,
}
