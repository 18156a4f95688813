using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Writes <c>partial</c> on a type that the generator has to add to, and on the types around it (CRD0001).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakeTypePartialCodeFix() : SyntaxCodeFix<TypeDeclarationSyntax>(Rules.ResourceNotPartial)
{
    private protected override IEnumerable<SyntaxChange> Changes(TypeDeclarationSyntax node)
    {
        var types = node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().ToList();
        var outermost = types[types.Count - 1];
        var lacking = types.Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));
        yield return new SyntaxChange("Make the type partial", outermost, outermost.ReplaceNodes(
            lacking,
            (_, rewritten) => rewritten.AddModifiers(SyntaxFactory.Token(SyntaxKind.PartialKeyword))));
    }
}
