namespace CrdToolkit;

/// <summary>How an event is to be taken.</summary>
public enum EventType
{
    /// <summary>Something went as it should.</summary>
    Normal,

    /// <summary>Something wants attention.</summary>
    Warning,
}
