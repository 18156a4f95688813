namespace CrdToolkit.Testing.Faults;

/// <summary>What a fault does.</summary>
internal enum FaultKind
{
    /// <summary>The connection is closed before the request is carried out.</summary>
    LoseRequest,

    /// <summary>The connection is closed within the answer.</summary>
    Cut,

    /// <summary>The answer stops, the connection stays.</summary>
    HalfOpen,

    /// <summary>The request waits.</summary>
    Delay,

    /// <summary>The request is turned away with a Status.</summary>
    Refuse,

    /// <summary>The request is turned away as by a server that has too much to do.</summary>
    TooManyRequests,

    /// <summary>The watch ends with an event that says 410.</summary>
    ExpiredEvent,

    /// <summary>The watch ends as if its time were over.</summary>
    EndWatch,

    /// <summary>Every event comes twice.</summary>
    DuplicateEvents,

    /// <summary>Events come late.</summary>
    LaggingWatch,

    /// <summary>Reads answer with an old state.</summary>
    StaleReads,
}
