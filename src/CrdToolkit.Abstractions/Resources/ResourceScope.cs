namespace CrdToolkit;

/// <summary>Whether objects of a kind live in a namespace (<c>spec.scope</c> of a CustomResourceDefinition).</summary>
public enum ResourceScope
{
    /// <summary>Each object is in a namespace.</summary>
    Namespaced,

    /// <summary>Objects are in no namespace.</summary>
    Cluster,
}
