using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Pipeline;

/// <summary>What a reconciler looks like before anything is known of its types.</summary>
internal static class ReconcilerSyntax
{
    /// <summary>Whether a declaration is one that <c>AddReconcilers()</c> is made of, where it bears none of the attributes of reconcilers.</summary>
    public static bool IsReconciler(SyntaxNode node) => node is ClassDeclarationSyntax { BaseList: { } bases } && NamesReconciler(bases);

    // Qualified or not.
    private static bool NamesReconciler(BaseListSyntax bases)
    {
        foreach (var candidate in bases.Types)
        {
            if (RightmostName(candidate.Type) is "IReconciler" or "IFinalizingReconciler")
            {
                return true;
            }
        }

        return false;
    }

    private static string? RightmostName(TypeSyntax type) => type switch
    {
        GenericNameSyntax generic => generic.Identifier.ValueText,
        QualifiedNameSyntax qualified => RightmostName(qualified.Right),
        AliasQualifiedNameSyntax alias => RightmostName(alias.Name),
        _ => null,
    };
}
