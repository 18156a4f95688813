using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Adds what a validation attribute says to a schema; null when it says nothing of such a value.</summary>
/// <param name="attribute">The attribute.</param>
/// <param name="schema">The schema of the property so far.</param>
/// <param name="type">The type of the property, without <c>Nullable</c>.</param>
internal delegate JsonSchemaProps? Constraint(AttributeData attribute, JsonSchemaProps schema, ITypeSymbol type);
