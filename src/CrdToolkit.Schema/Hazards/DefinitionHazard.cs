namespace CrdToolkit.Schema.Hazards;

/// <summary>Something that the API server accepts and that does not do what its author means, or fails later.</summary>
/// <param name="Rule">Which: one of W-1, W-2 (the API server warns), A-1… (it says nothing), P-1… (it fails after validation).</param>
/// <param name="Field">The path of the field, in the form of the API server's errors.</param>
/// <param name="Message">What will happen, and the way out.</param>
public sealed record DefinitionHazard(string Rule, string Field, string Message);
