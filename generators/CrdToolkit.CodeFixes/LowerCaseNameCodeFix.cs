using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Writes a name in the letters that Kubernetes accepts, where case and underscores are all that is wrong with it (CRD0008, CRD0009).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class LowerCaseNameCodeFix() : SyntaxCodeFix<LiteralExpressionSyntax>(Rules.InvalidGroup, Rules.InvalidName)
{
    private protected override IEnumerable<SyntaxChange> Changes(LiteralExpressionSyntax node)
    {
        // A kind is a C# name, and its case is its own.
        if (node.Token.Value is not string name || node.Parent is AttributeArgumentSyntax { NameEquals.Name.Identifier.ValueText: "Kind" })
        {
            yield break;
        }

        var accepted = name.ToLowerInvariant().Replace('_', '-');
        if (accepted != name && (IsGroup(node) ? KubernetesNames.GroupProblem(accepted) : KubernetesNames.LabelProblem(accepted)) is null)
        {
            var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(accepted));
            yield return new SyntaxChange($"Write \"{accepted}\"", node, literal.WithTriviaFrom(node));
        }
    }

    // By its name, or the first of the arguments; the names have properties.
    private static bool IsGroup(LiteralExpressionSyntax node) =>
        node.Parent is AttributeArgumentSyntax { NameEquals: null, Parent: AttributeArgumentListSyntax { Arguments: [var first, ..] } } argument
        && (argument.NameColon is { } name ? name.Name.Identifier.ValueText == "group" : argument == first);
}
