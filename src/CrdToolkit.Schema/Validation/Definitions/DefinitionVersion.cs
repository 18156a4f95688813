using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>A version with what is its own.</summary>
/// <param name="Version">The version as written.</param>
/// <param name="Part">What it does not share with all other versions.</param>
internal sealed record DefinitionVersion(CustomResourceVersion Version, DefinitionPart Part);
