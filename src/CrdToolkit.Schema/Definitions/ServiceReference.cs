namespace CrdToolkit.Schema.Definitions;

/// <summary>A Service that answers for a webhook.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">The path to call; null for the root.</param>
/// <param name="Port">Its port; null for 443.</param>
public sealed record ServiceReference(string? Namespace, string? Name, string? Path, long? Port);
