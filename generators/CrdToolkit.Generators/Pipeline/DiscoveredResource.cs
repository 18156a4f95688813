using CrdToolkit.Generators.Applying;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Pipeline;

/// <summary>What is known of a type with <c>[CustomResource]</c>.</summary>
/// <param name="Model">What its definition and plumbing are made of.</param>
/// <param name="Apply">What its apply types are made of; null where it has none.</param>
internal sealed record DiscoveredResource(ResourceModel Model, ApplyModel? Apply)
{
    public static DiscoveredResource? Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        ResourceModelFactory.Create(type, compilation, cancellationToken) is { } model
            ? new(model, ApplyModelFactory.Create(type, compilation, cancellationToken))
            : null;
}
