using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Turns round a range that goes from more to less (CRD0032).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ExchangeBoundsCodeFix() : SyntaxCodeFix<AttributeSyntax>(Rules.WrongArgument)
{
    private protected override IEnumerable<SyntaxChange> Changes(AttributeSyntax node)
    {
        // [Range(5, 1)], [Range(typeof(decimal), "5", "1")], [Length(5, 1)]
        var bounds = node.ArgumentList?.Arguments
            .Where(argument => argument is { NameEquals: null, NameColon: null, Expression: LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } })
            .ToList();
        if (AttributeMentions.NameOf(node) is "Range" or "Length" && bounds is [var first, var second])
        {
            yield return new SyntaxChange("Exchange the bounds", node, node.ReplaceNodes(
                bounds,
                (old, _) => (old == first ? second : first).WithTriviaFrom(old)));
        }
    }
}
