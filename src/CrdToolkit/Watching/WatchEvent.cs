using k8s.Models;

namespace CrdToolkit;

/// <summary>One line of a watch.</summary>
internal readonly record struct WatchEvent<T>(WatchEventKind Kind, ParsedResource<T> Resource, V1Status? Status, string? ResourceVersion)
    where T : class
{
    /// <summary>Whether it is the bookmark after the last object of a stream.</summary>
    public bool IsInitialEventsEnd { get; init; }
}
