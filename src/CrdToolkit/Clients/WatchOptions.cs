namespace CrdToolkit;

/// <summary>Which objects are watched, and since when.</summary>
public sealed record WatchOptions
{
    /// <summary>A label selector, such as <c>app=web</c>; null for all objects.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>A field selector, such as <c>metadata.name=web</c>; null for all objects.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>What happened after this version is told, such as that of a list; null tells what happens from now on.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Called for each object that its C# type cannot read; without it such an object is logged.</summary>
    public Action<UnreadableResource>? OnUnreadable { get; init; }
}
