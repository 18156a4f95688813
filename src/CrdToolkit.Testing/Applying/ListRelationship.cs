namespace CrdToolkit.Testing.Applying;

/// <summary>How the items of a list belong together.</summary>
internal enum ListRelationship
{
    /// <summary>The list is one value.</summary>
    Atomic,

    /// <summary>Each value is an item of its own.</summary>
    Set,

    /// <summary>Items are told apart by keys.</summary>
    Map,
}
