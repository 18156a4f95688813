using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Removes a <c>[DefaultValue]</c> that an initializer contradicts: the initializer is the default then (CRD0016).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveDefaultValueCodeFix() : SyntaxCodeFix<PropertyDeclarationSyntax>(Rules.DefaultsDisagree)
{
    private protected override IEnumerable<SyntaxChange> Changes(PropertyDeclarationSyntax node) =>
        from list in node.AttributeLists
        from attribute in list.Attributes
        where AttributeMentions.NameOf(attribute) == "DefaultValue"
        select new SyntaxChange($"Remove [{attribute.Name}]", node, RemoveAttributeCodeFix.Without(node, list, attribute));
}
