namespace CrdToolkit.Schema.Definitions;

/// <summary><c>externalDocs</c> of a schema.</summary>
/// <param name="Url">Where the documentation is.</param>
/// <param name="Description">What is found there.</param>
public sealed record ExternalDocumentation(string? Url, string? Description);
