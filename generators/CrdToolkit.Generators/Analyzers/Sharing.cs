namespace CrdToolkit.Generators.Analyzers;

/// <summary>How much of an object belongs to all readers of a cache.</summary>
internal enum Sharing
{
    /// <summary>Nothing, as far as can be seen.</summary>
    None,

    /// <summary>What its properties hold: it is a copy by <c>with</c>, or a list of one's own with objects of the cache.</summary>
    Nested,

    /// <summary>All of it.</summary>
    Whole,
}
