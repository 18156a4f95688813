namespace CrdToolkit.Build;

/// <summary>Something that a manifest does to the objects and clients of the one that it takes the place of.</summary>
/// <param name="Path">The full path of the manifest.</param>
/// <param name="Rule">The number of the rule.</param>
/// <param name="Field">The field of the definition.</param>
/// <param name="Message">What changed, what comes of it, and the way out.</param>
internal sealed record BreakingChange(string Path, string Rule, string Field, string Message);
