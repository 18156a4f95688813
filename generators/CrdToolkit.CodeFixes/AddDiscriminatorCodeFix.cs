using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Gives a derived type the discriminator that it lacks: its name (CRD0046).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddDiscriminatorCodeFix() : SyntaxCodeFix<AttributeSyntax>(TypeRules.UnionNotReadable)
{
    private protected override IEnumerable<SyntaxChange> Changes(AttributeSyntax node)
    {
        if (node.ArgumentList?.Arguments is not [{ Expression: TypeOfExpressionSyntax { Type: SimpleNameSyntax type } }])
        {
            yield break;
        }

        var value = SyntaxFactory.Literal(JsonNames.CamelCase(type.Identifier.ValueText));
        var argument = SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, value))
            .WithLeadingTrivia(SyntaxFactory.Space);
        yield return new SyntaxChange($"Use {value.Text} as the discriminator", node, node.AddArgumentListArguments(argument));
    }
}
