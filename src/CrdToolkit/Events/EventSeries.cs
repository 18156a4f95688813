namespace CrdToolkit;

/// <summary>An event on the server, and how often it was repeated since.</summary>
internal sealed class EventSeries(string name, DateTimeOffset first)
{
    /// <summary>The name of the object on the server.</summary>
    public string Name { get; } = name;

    /// <summary>How often it happened.</summary>
    public int Count { get; set; } = 1;

    /// <summary>How often it happened as far as the server knows.</summary>
    public int WrittenCount { get; set; } = 1;

    public DateTimeOffset LastObserved { get; set; } = first;

    public DateTimeOffset WrittenAt { get; set; } = first;
}
