namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>An expression that ends in an error when it is evaluated.</summary>
/// <param name="Message">Why, in the words of the API server.</param>
internal sealed record CelFailure(string Message);
