namespace CrdToolkit.Generators.TypeMapping;

/// <summary>The kinds of collections that a schema tells apart.</summary>
internal enum CollectionKind
{
    /// <summary>An array; applying replaces it as a whole.</summary>
    List,

    /// <summary>An array whose items differ, <c>x-kubernetes-list-type: set</c>.</summary>
    Set,

    /// <summary>An object whose names are data.</summary>
    Map,
}
