namespace CrdToolkit;

/// <summary>An event that was told and is not written yet.</summary>
internal readonly record struct PendingEvent(EventKey Key, DateTimeOffset Time);
