namespace CrdToolkit.Generators.Discovery;

/// <summary>One <c>[Watches]</c> of a reconciler.</summary>
/// <param name="Resource">The watched kind.</param>
/// <param name="Method">The name of the method that maps an object to names.</param>
/// <param name="IsStatic">Whether that method is static.</param>
internal sealed record WatchModel(ResourceReference Resource, string Method, bool IsStatic);
