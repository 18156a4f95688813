using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace CrdToolkit.CodeFixes;

/// <summary>Gives a resource that has a status the <c>[SubresourceStatus]</c> that its client needs to write it (CRD0004).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddSubresourceStatusCodeFix() : SyntaxCodeFix<TypeDeclarationSyntax>(Rules.StatusWithoutSubresource)
{
    private protected override IEnumerable<SyntaxChange> Changes(TypeDeclarationSyntax node)
    {
        var name = SyntaxFactory.ParseName("CrdToolkit.SubresourceStatus").WithAdditionalAnnotations(Simplifier.Annotation);
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(name)));
        if (node.AttributeLists.LastOrDefault() is { } last)
        {
            // on a line of its own where the attribute before it is, with the line ending of the file
            var indentation = last.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1);
            list = list.WithLeadingTrivia(indentation).WithTrailingTrivia(last.GetTrailingTrivia());
        }

        yield return new SyntaxChange("Add [SubresourceStatus]", node, node.WithAttributeLists(node.AttributeLists.Add(list)));
    }
}
