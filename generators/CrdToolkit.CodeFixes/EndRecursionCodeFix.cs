using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Gives a recursive property an end (CRD0014).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EndRecursionCodeFix() : SyntaxCodeFix<PropertyDeclarationSyntax>(Rules.RecursiveType)
{
    private const int Depth = 3;

    private protected override IEnumerable<SyntaxChange> Changes(PropertyDeclarationSyntax node)
    {
        var depth = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(Depth));
        yield return new SyntaxChange($"End the recursion after {Depth} levels", node, node.WithAttribute("RecursionDepth", depth));
    }
}
