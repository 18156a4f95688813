using CrdToolkit.Generators.Diagnostics;
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
        var written = node.Name switch { QualifiedNameSyntax qualified => qualified.Right, SimpleNameSyntax simple => simple, _ => null };
        var name = written?.Identifier.ValueText switch { "Items" or "ItemsAttribute" => "Values", "Values" or "ValuesAttribute" => "Items", _ => null };
        if (written is not null && name is not null)
        {
            yield return new SyntaxChange($"Use [{name}]", written, SyntaxFactory.IdentifierName(name).WithTriviaFrom(written));
        }
    }
}
