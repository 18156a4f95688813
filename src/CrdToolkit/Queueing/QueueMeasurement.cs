namespace CrdToolkit;

/// <summary>How a queue stands at this moment, for metrics.</summary>
/// <param name="Normal">How many keys wait in line with normal priority.</param>
/// <param name="Low">How many keys wait in line with low priority.</param>
/// <param name="Delayed">How many keys wait for their timers.</param>
/// <param name="UnfinishedWork">How long the keys that are worked on have been so, taken together.</param>
/// <param name="LongestRunning">How long the oldest of them has been worked on.</param>
internal readonly record struct QueueMeasurement(int Normal, int Low, int Delayed, TimeSpan UnfinishedWork, TimeSpan LongestRunning);
