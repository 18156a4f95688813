namespace CrdToolkit;

/// <summary>Which objects a list holds, and how many a page.</summary>
public sealed record ListOptions
{
    /// <summary>A label selector, such as <c>app=web,tier in (a,b)</c>; null for all objects.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>A field selector, such as <c>metadata.name=web</c>; null for all objects. Which fields can be selected, the kind says.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>The most objects in a page; null leaves it to the method: one page of everything, or pages of 500.</summary>
    public int? Limit { get; init; }

    /// <summary>The token of the next page, from <c>Metadata.ContinueProperty</c> of the page before.</summary>
    public string? Continue { get; init; }

    /// <summary>The state to answer from, in the API server's words: null is the newest, <c>"0"</c> any.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Called for each object that its C# type cannot read; without it such an object is logged.</summary>
    public Action<UnreadableResource>? OnUnreadable { get; init; }
}
