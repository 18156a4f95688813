namespace CrdToolkit;

/// <summary>Changes of an object that the API server does not count as a new generation.</summary>
[Flags]
public enum ObjectChanges
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Its labels.</summary>
    Labels = 1,

    /// <summary>Its annotations.</summary>
    Annotations = 2,
}
