using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>An attribute that said what is wrong.</summary>
/// <param name="On">What it stands on.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Argument">The name of the argument that is meant; null for the attribute as a whole.</param>
/// <param name="Position">Which of the values of that argument is meant, from 0, where it takes several; null for all.</param>
internal sealed record AttributePlace(ISymbol On, AttributeData Attribute, string? Argument, int? Position = null);
