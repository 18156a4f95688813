using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Says of a non-nullable property what it is: required, or optional (CRD0015, CRD0029).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakePropertyRequiredCodeFix() : SyntaxCodeFix<PropertyDeclarationSyntax>(Rules.ReferenceMayBeMissing, Rules.UnsetValueRefused)
{
    private protected override IEnumerable<SyntaxChange> Changes(PropertyDeclarationSyntax node)
    {
        var nullable = SyntaxFactory.NullableType(node.Type.WithoutTrailingTrivia()).WithTrailingTrivia(node.Type.GetTrailingTrivia());
        yield return new SyntaxChange("Make the property required", node, node.AddModifiers(SyntaxFactory.Token(SyntaxKind.RequiredKeyword)));
        yield return new SyntaxChange("Make the property optional", node, node.WithType(nullable));
    }
}
