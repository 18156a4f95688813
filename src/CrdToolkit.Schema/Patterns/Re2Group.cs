namespace CrdToolkit.Schema.Patterns;

/// <summary>What the parser knows of an open group, or of the whole pattern.</summary>
internal sealed class Re2Group(Re2Flags outerFlags)
{
    /// <summary>The flags that hold again behind the group.</summary>
    public Re2Flags OuterFlags { get; } = outerFlags;

    /// <summary>Whether something stands before the position that can be repeated.</summary>
    public bool HasAtom { get; set; }

    /// <summary>How often the innermost part of the last atom is repeated at most by counts.</summary>
    public int AtomWeight { get; set; } = 1;

    /// <summary>The greatest weight of an atom of the group.</summary>
    public int MaxWeight { get; set; } = 1;
}
