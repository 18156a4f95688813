namespace CrdToolkit;

/// <summary>How much of each description gets into the schemas.</summary>
public enum DescriptionMode
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>The first sentence.</summary>
    FirstSentence,

    /// <summary>Nothing.</summary>
    None,
}
