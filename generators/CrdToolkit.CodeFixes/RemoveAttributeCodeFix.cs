using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Removes the attribute that a diagnostic is on, from whatever it stands on.</summary>
public abstract class RemoveAttributeCodeFix : SyntaxCodeFix<AttributeSyntax>
{
    private protected RemoveAttributeCodeFix(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected override IEnumerable<SyntaxChange> Changes(AttributeSyntax node)
    {
        if (node.Parent is AttributeListSyntax { Parent: MemberDeclarationSyntax member } list)
        {
            yield return new SyntaxChange($"Remove [{node.Name}]", member, Without(member, list, node));
        }
    }

    // The documentation of the member is trivia of its first attribute list, which may be the one that goes.
    private static MemberDeclarationSyntax Without(MemberDeclarationSyntax member, AttributeListSyntax list, AttributeSyntax attribute) =>
        list.Attributes.Count > 1
            ? member.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)))
            : member.WithAttributeLists(member.AttributeLists.Remove(list)).WithLeadingTrivia(member.GetLeadingTrivia());
}
