namespace CrdToolkit.Testing.Resources;

/// <summary>The resources of one state of the registry, in order.</summary>
/// <param name="Of">The state.</param>
/// <param name="Resources">The resources.</param>
internal sealed record SortedResources(object Of, IReadOnlyList<ApiResource> Resources);
