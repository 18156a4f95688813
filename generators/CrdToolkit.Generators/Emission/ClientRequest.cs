using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Emission;

/// <summary>A client that the assembly asks for with <c>[GenerateClient]</c>.</summary>
/// <param name="Resource">The kind.</param>
/// <param name="IsPublic">
/// Whether the type of the objects is public. Then the client is, too: a public reconciler can take it as a parameter.
/// </param>
internal sealed record ClientRequest(ResourceReference Resource, bool IsPublic);
