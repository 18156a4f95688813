namespace CrdToolkit;

/// <summary>One event of a watch.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
/// <param name="Type">What happened.</param>
/// <param name="Resource">The object after it; for a deleted one, its last state.</param>
public sealed record ResourceEvent<T>(ResourceEventType Type, T Resource);
