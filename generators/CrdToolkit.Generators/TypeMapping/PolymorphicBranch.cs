using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>A derived type that a polymorphic type lists.</summary>
/// <param name="Type">The derived type.</param>
/// <param name="Discriminator">The value that tells it, a string or an integer; null when the list gives none.</param>
internal sealed record PolymorphicBranch(INamedTypeSymbol Type, JsonValue? Discriminator)
{
    public bool Is(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(Type, type);
}
