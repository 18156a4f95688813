using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Says of a map with <c>[Values]</c> what <c>[Items]</c> says of a list, and the other way round (CRD0038).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ExchangeElementAttributeCodeFix() : SyntaxCodeFix<AttributeSyntax>(Rules.NoSuchElement)
{
    private protected override IEnumerable<SyntaxChange> Changes(AttributeSyntax node)
    {
        if (AttributeMentions.NameOf(node) switch { "Items" => "Values", "Values" => "Items", _ => null } is { } name)
        {
            var written = node.Name.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last();
            yield return new SyntaxChange($"Use [{name}]", written, SyntaxFactory.IdentifierName(name).WithTriviaFrom(written));
        }
    }
}
