using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Removes a <c>[SubresourceStatus]</c> from a resource that has no status (CRD0005).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveSubresourceStatusCodeFix() : SyntaxCodeFix<AttributeSyntax>(Rules.SubresourceWithoutStatus)
{
    private protected override IEnumerable<SyntaxChange> Changes(AttributeSyntax node)
    {
        if (node.Parent is AttributeListSyntax { Parent: TypeDeclarationSyntax type } list)
        {
            yield return new SyntaxChange("Remove [SubresourceStatus]", type, Without(type, list, node));
        }
    }

    // The documentation of the type is trivia of its first attribute list, which may be the one that goes.
    private static TypeDeclarationSyntax Without(TypeDeclarationSyntax type, AttributeListSyntax list, AttributeSyntax attribute) =>
        list.Attributes.Count > 1
            ? type.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)))
            : type.WithAttributeLists(type.AttributeLists.Remove(list)).WithLeadingTrivia(type.GetLeadingTrivia());
}
