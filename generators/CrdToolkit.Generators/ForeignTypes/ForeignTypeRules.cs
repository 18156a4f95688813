using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.ForeignTypes;

/// <summary>
/// Tells of types of other assemblies of which nothing but metadata is known. Source of a referenced project is never read: an editor
/// has it and a build does not, and both must see the same.
/// </summary>
internal static class ForeignTypeRules
{
    private const string OwnLibrary = "CrdToolkit.Abstractions";

    /// <summary>Reports the type, or the first base type, that may say more than its assembly carries.</summary>
    public static void Check(INamedTypeSymbol type, MappingScope scope, MappingSession session)
    {
        // What is inside of a type that is told needs no telling.
        if (!scope.Containing.IsEmpty && Loses(scope.Containing.Peek().Type, session))
        {
            return;
        }

        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (Loses(current, session))
            {
                session.Report(
                    TypeRules.ForeignTypeLoses,
                    scope,
                    scope.MemberName,
                    current.WithNullableAnnotation(NullableAnnotation.None).ReadableName(),
                    current.ContainingAssembly.Name);
                return;
            }
        }
    }

    private static bool Loses(INamedTypeSymbol type, MappingSession session) =>
        type.ContainingAssembly is { } assembly
        && !SymbolEqualityComparer.Default.Equals(assembly, session.Compilation.Assembly)
        && assembly.Name is not ("KubernetesClient" or OwnLibrary)
        && !UnsupportedTypes.IsOfFramework(type)
        && !CarriedFragments.Carry(type)
        && (CarriedFragments.KnowApiTypes(assembly) || HasInitializer(type));

    // Where nullability is checked, a reference that need not be given and cannot be null has an initializer.
    private static bool HasInitializer(INamedTypeSymbol type) => WireMembers.Of(type).Any(member =>
        member is { IsRequired: false, Parameter: null, Type: { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } }
        && member.Symbol is IPropertySymbol { SetMethod: not null });
}
