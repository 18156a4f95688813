using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>A resource type with what is wrong with it, as analyzers need it; it holds symbols and lives as long as its compilation.</summary>
/// <param name="Type">The type.</param>
/// <param name="Model">Its model.</param>
/// <param name="Mapped">Its mapping.</param>
/// <param name="Problems">What is wrong with the type and with what it is made of.</param>
internal sealed record AnalyzedResource(INamedTypeSymbol Type, ResourceModel Model, MappedResource Mapped, IReadOnlyList<MappingProblem> Problems);
