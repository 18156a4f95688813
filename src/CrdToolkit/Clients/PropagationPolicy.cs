namespace CrdToolkit;

/// <summary>What becomes of the objects that a deleted object owns (<c>propagationPolicy</c>).</summary>
public enum PropagationPolicy
{
    /// <summary>They are deleted afterwards.</summary>
    Background,

    /// <summary>They are deleted first.</summary>
    Foreground,

    /// <summary>They stay, without owner.</summary>
    Orphan,
}
