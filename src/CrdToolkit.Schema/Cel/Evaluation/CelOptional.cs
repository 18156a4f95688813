namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>A value that may not be there, such as <c>oldSelf</c> of a rule that says so.</summary>
/// <param name="Value">The value; null for none.</param>
internal sealed record CelOptional(object? Value);
