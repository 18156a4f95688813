using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Leaves a computed property out of the JSON (CRD0022).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddJsonIgnoreCodeFix() : SyntaxCodeFix<PropertyDeclarationSyntax>(Rules.NeverRead)
{
    private protected override IEnumerable<SyntaxChange> Changes(PropertyDeclarationSyntax node)
    {
        yield return new SyntaxChange("Leave the property out of the JSON", node, node.WithAttribute("System.Text.Json.Serialization.JsonIgnore"));
    }
}
