using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>One of the objects around the place that is being mapped.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Member">The member that led to it: that of the object around it, or the resource type itself.</param>
/// <param name="IsLimited">Whether that member says how deep it may go, so that the type may stand outside of it too.</param>
internal sealed record ContainingObject(INamedTypeSymbol Type, ISymbol Member, bool IsLimited);
