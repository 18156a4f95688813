namespace CrdToolkit.Testing.Faults;

/// <summary>A fault closes the connection: what was sent arrives, nothing else does.</summary>
internal sealed class ConnectionCutException() : Exception("A fault cut the connection.");
