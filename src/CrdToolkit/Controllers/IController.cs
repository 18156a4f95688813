namespace CrdToolkit;

/// <summary>A control loop, whatever its type.</summary>
internal interface IController
{
    string Name { get; }

    /// <summary>Begins once its caches are filled; returns at once.</summary>
    void Start();

    /// <summary>Waits until nothing is in the queue and nothing is worked on; objects that come again later do not count.</summary>
    Task WhenIdleAsync();

    /// <summary>Takes up nothing new, and waits for what is being worked on.</summary>
    /// <param name="graceToken">Cancelled when that has taken long enough: what is being worked on is cancelled then.</param>
    Task StopAsync(CancellationToken graceToken);
}
