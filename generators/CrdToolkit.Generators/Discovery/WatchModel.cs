namespace CrdToolkit.Generators.Discovery;

/// <summary>One <c>[Watches]</c> of a reconciler.</summary>
/// <param name="Source">The watched objects.</param>
/// <param name="Method">The name of the method that maps an object to names.</param>
/// <param name="IsStatic">Whether that method is static.</param>
internal sealed record WatchModel(SourceModel Source, string Method, bool IsStatic);
