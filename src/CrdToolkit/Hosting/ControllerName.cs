namespace CrdToolkit;

/// <summary>A name that a controller has, so that no other takes it.</summary>
internal sealed record ControllerName(string Value);
