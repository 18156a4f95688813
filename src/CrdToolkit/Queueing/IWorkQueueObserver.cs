namespace CrdToolkit;

/// <summary>Hears what happens in a queue, for metrics. Called within the queue's lock: it counts, and does nothing else.</summary>
internal interface IWorkQueueObserver
{
    /// <summary>A key became ready to be worked on; one that was ready already does not count.</summary>
    void Added();

    /// <summary>A key is to be tried again after a failure.</summary>
    void Retried();

    /// <summary>A worker has taken a key.</summary>
    /// <param name="waited">How long it had waited in line.</param>
    void Taken(TimeSpan waited);

    /// <summary>A worker is done with a key.</summary>
    /// <param name="worked">How long it has taken.</param>
    void Done(TimeSpan worked);
}
