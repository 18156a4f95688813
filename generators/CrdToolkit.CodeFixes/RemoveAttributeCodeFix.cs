using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CrdToolkit.CodeFixes;

/// <summary>Removes the attribute that a diagnostic is on, from whatever it stands on.</summary>
public abstract class RemoveAttributeCodeFix : SyntaxCodeFix<AttributeSyntax>
{
    private protected RemoveAttributeCodeFix(params DiagnosticDescriptor[] rules)
        : base(rules)
    {
    }

    // Of several arguments the others may stay.
    private protected override bool IsMeant(AttributeSyntax node, TextSpan span) =>
        node.Span == span || node.ArgumentList is not { Arguments.Count: > 1 };

    private protected override IEnumerable<SyntaxChange> Changes(AttributeSyntax node)
    {
        if (node.Parent is AttributeListSyntax { Parent: MemberDeclarationSyntax member } list)
        {
            yield return new SyntaxChange($"Remove [{node.Name}]", member, Without(member, list, node));
        }
    }

    // The documentation of the member is trivia of its first attribute list, which may be the one that goes.
    internal static MemberDeclarationSyntax Without(MemberDeclarationSyntax member, AttributeListSyntax list, AttributeSyntax attribute) =>
        list.Attributes.Count > 1
            ? member.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)))
            : member.WithAttributeLists(member.AttributeLists.Remove(list)).WithLeadingTrivia(member.GetLeadingTrivia());
}
