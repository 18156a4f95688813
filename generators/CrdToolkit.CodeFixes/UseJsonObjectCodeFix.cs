using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace CrdToolkit.CodeFixes;

/// <summary>Makes a property whose type has no properties a JSON object, which keeps whatever it is given (CRD0064).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UseJsonObjectCodeFix() : SyntaxCodeFix<PropertyDeclarationSyntax>(Rules.ObjectWithoutProperties)
{
    private protected override IEnumerable<SyntaxChange> Changes(PropertyDeclarationSyntax node)
    {
        var declared = node.Type is NullableTypeSyntax nullable ? nullable.ElementType : node.Type;
        // The elements of a list or a map keep their collection.
        if (declared is IdentifierNameSyntax or QualifiedNameSyntax)
        {
            var json = SyntaxFactory.ParseTypeName("System.Text.Json.Nodes.JsonObject").WithTriviaFrom(declared).WithAdditionalAnnotations(Simplifier.Annotation);
            yield return new SyntaxChange("Make it a JSON object", declared, json);
        }
    }
}
